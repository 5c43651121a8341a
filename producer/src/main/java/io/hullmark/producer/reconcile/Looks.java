package io.hullmark.producer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.host.HostInstrument;
import io.hullmark.producer.translate.Listed;
import io.hullmark.producer.translate.Surroundings;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.ContainerProcesses;
import io.hullmark.wire.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Looks at single objects: which questions each kind takes, and which answers make a snapshot. */
final class Looks {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-:/@";

    private final Engine engine;
    private final Translator translator;
    private final HostInstrument host;
    private final Duration limit;

    Looks(Engine engine, Translator translator, HostInstrument host, Duration limit) {
        this.engine = engine;
        this.translator = translator;
        this.host = host;
        this.limit = limit;
    }

    /** Looks at an object. Translates on the thread that got the answer. */
    CompletableFuture<Look> at(ObjectRef ref, Function<JsonNode, Optional<ContainerProcesses>> processes) {
        var id = escaped(ref.id());
        return switch (ref.kind()) {
            case CONTAINER ->
                engine.ask("/containers/" + id + "/json", limit)
                        .thenApply(answer ->
                                seen(answer, "Id", body -> translator.container(body, processes.apply(body))));
            case IMAGE -> image(id);
            case NETWORK ->
                engine.ask("/networks/" + id, limit).thenApply(answer -> seen(answer, "Id", translator::network));
            case VOLUME ->
                engine.ask("/volumes/" + id, limit).thenApply(answer -> seen(answer, "Name", translator::volume));
            case HOST -> host();
            case UNRECOGNIZED -> CompletableFuture.completedFuture(new Look.Gone());
        };
    }

    private CompletableFuture<Look> image(String id) {
        var history = engine.ask("/images/" + id + "/history", limit);
        return engine.ask("/images/" + id + "/json", limit)
                .thenCombine(
                        history, (answer, steps) -> seen(answer, "Id", body -> translator.image(body, body(steps))));
    }

    private CompletableFuture<Look> host() {
        var version = engine.ask("/version", limit);
        var bridge = engine.ask("/networks/bridge", limit);
        var info = engine.ask("/info", limit);
        var around = info.thenCompose(
                answer -> body(answer).map(host::look).orElse(CompletableFuture.completedFuture(Surroundings.NONE)));
        return info.thenCombine(version, Pair::new)
                .thenCombine(bridge, (pair, network) -> (Function<Surroundings, Look>) surroundings ->
                        seen(pair.first(), "ID", body -> snapshot(body, body(pair.second()), network, surroundings)))
                .thenCombine(around.thenCombine(listed(), Surroundings::with), Function::apply);
    }

    private CompletableFuture<Listed> listed() {
        var containers = engine.ask("/containers/json?all=1", limit);
        var images = engine.ask("/images/json", limit);
        return engine.ask("/networks", limit)
                .thenCombine(images, Pair::new)
                .thenCombine(containers, (pair, all) -> new Listed(body(all), body(pair.second()), body(pair.first())));
    }

    private Snapshot snapshot(JsonNode info, Optional<JsonNode> version, Answer bridge, Surroundings surroundings) {
        var known = version.orElse(info.path("none"));
        return bridge instanceof Answer.Found || bridge instanceof Answer.Gone
                ? translator.host(info, known, body(bridge), surroundings)
                : translator.host(info, known, surroundings);
    }

    private static Look seen(Answer answer, String identity, Function<JsonNode, Snapshot> translate) {
        if (answer instanceof Answer.Found found) {
            return found.body().path(identity).asText("").isEmpty()
                    ? new Look.Unreadable("the answer has no " + identity)
                    : translated(found.body(), translate);
        }
        return answer instanceof Answer.Unreadable unreadable
                ? new Look.Unreadable(unreadable.reason())
                : answer instanceof Answer.Unreachable unreachable
                        ? new Look.Unreachable(unreachable.reason())
                        : new Look.Gone();
    }

    /** A mistake in translating one object must not hide the object, nor what it says. */
    private static Look translated(JsonNode body, Function<JsonNode, Snapshot> translate) {
        try {
            return new Look.Seen(translate.apply(body), body);
        } catch (RuntimeException e) {
            return new Look.Unreadable(
                    "the answer can not be translated: " + e.getClass().getSimpleName());
        }
    }

    private static Optional<JsonNode> body(Answer answer) {
        return answer instanceof Answer.Found found ? Optional.of(found.body()) : Optional.empty();
    }

    /** Ids come from outside, so they may hold anything. */
    static String escaped(String id) {
        var escaped = new StringBuilder();
        for (byte unit : id.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(unit) >= 0) {
                escaped.append((char) unit);
            } else {
                escaped.append(String.format("%%%02X", unit & 0xff));
            }
        }
        return escaped.toString();
    }

    private record Pair(Answer first, Answer second) {}
}
