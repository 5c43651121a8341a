package io.hullmark.producer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import io.hullmark.producer.host.HostInstrument;
import io.hullmark.producer.host.ProcessTable;
import io.hullmark.producer.observe.Started;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.translate.ProcessList;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.ContainerProcesses;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Looks at everything that one engine has, once. As many questions at a time as the engine's client has threads. */
public final class Census {
    private static final Set<String> RUNNING = Set.of("running", "paused");

    /** Asked in portions, because a client keeps only so many questions waiting. */
    private static final int PORTION = 1_000;

    private final Engine engine;
    private final Translator translator;
    private final Looks looks;
    private final CompletableFuture<Optional<ProcessTable>> processes;
    private final Duration limit;
    private final ObjectRef host;
    private final Instant at;

    /**
     * @param around sees what the engine does not tell of its host
     * @param at when the census is taken, to be told of commands that run
     */
    public Census(Engine engine, HostInstrument around, String hostId, Redactor redactor, Duration limit, Instant at) {
        this.engine = engine;
        this.translator = new Translator(hostId, redactor);
        this.looks = new Looks(engine, translator, around, limit);
        this.processes = around.processes();
        this.limit = limit;
        this.host = new ObjectRef(ObjectKind.HOST, hostId);
        this.at = at;
    }

    /** What one object gave. */
    private record Entry(Optional<Snapshot> snapshot, List<LifecycleEvent> running) {}

    /**
     * What was seen: {@link Snapshot snapshots}, of hosts before those of containers, and each container's running commands after it.
     * What can't be inspected is a snapshot that says so.
     *
     * @throws IllegalStateException if the engine gives no lists
     */
    public List<SpecificRecord> take() {
        var containers = list("/containers/json?all=1", Function.identity());
        var images = list("/images/json", Function.identity());
        var networks = list("/networks", Function.identity());
        var volumes = list("/volumes", body -> body.path("Volumes"));
        var seen = new ArrayList<SpecificRecord>();
        var waiting = new ArrayList<CompletableFuture<Entry>>();
        waiting.add(look(host, Optional.empty()));
        networks.join().forEach(network -> seen.add(translator.network(network)));
        volumes.join().forEach(volume -> seen.add(translator.volume(volume)));
        for (String image : imageIds(images.join(), containers.join())) {
            waiting.add(look(new ObjectRef(ObjectKind.IMAGE, image), Optional.empty()));
            drain(waiting, PORTION, seen);
        }
        for (JsonNode container : containers.join()) {
            waiting.add(container(container));
            drain(waiting, PORTION, seen);
        }
        drain(waiting, 0, seen);
        return seen;
    }

    private static void drain(List<CompletableFuture<Entry>> waiting, int most, List<SpecificRecord> seen) {
        if (waiting.size() <= most) {
            return;
        }
        for (var entry : waiting) {
            entry.join().snapshot().ifPresent(seen::add);
            seen.addAll(entry.join().running());
        }
        waiting.clear();
    }

    private CompletableFuture<JsonNode> list(String path, Function<JsonNode, JsonNode> elements) {
        return engine.ask(path, limit).thenApply(answer -> {
            if (answer instanceof Answer.Found found) {
                return elements.apply(found.body());
            }
            throw new IllegalStateException("the engine does not answer %s: %s".formatted(path, answer));
        });
    }

    /** Of all images that have a name, and of those that are in use without one. */
    private static Set<String> imageIds(JsonNode images, JsonNode containers) {
        var ids = new LinkedHashSet<String>();
        images.forEach(image -> ids.add(image.path("Id").asText("")));
        containers.forEach(container -> ids.add(container.path("ImageID").asText("")));
        ids.remove("");
        return ids;
    }

    private CompletableFuture<Entry> container(JsonNode listed) {
        var ref = new ObjectRef(ObjectKind.CONTAINER, listed.path("Id").asText(""));
        if (!listed.path("State").asText("").equals("running")) {
            return look(ref, Optional.empty());
        }
        return processes
                .thenCompose(table -> table.flatMap(seen -> seen.of(ref.id()))
                        .map(running -> CompletableFuture.completedFuture(Optional.of(running)))
                        .orElseGet(() -> asked(ref)))
                .thenCompose(running -> look(ref, running));
    }

    /** What the engine says that runs in a container. */
    private CompletableFuture<Optional<ContainerProcesses>> asked(ObjectRef ref) {
        var path = "/containers/" + Looks.escaped(ref.id()) + "/top?ps_args=" + ProcessList.ARGUMENTS;
        return engine.ask(path, limit)
                .thenApply(answer ->
                        answer instanceof Answer.Found found ? ProcessList.from(found.body()) : Optional.empty());
    }

    private CompletableFuture<Entry> look(ObjectRef ref, Optional<ContainerProcesses> processes) {
        return looks.at(ref, unused -> processes).thenCompose(look -> {
            if (look instanceof Look.Seen seen) {
                return running(ref, seen.inspect())
                        .thenApply(running -> new Entry(Optional.of(seen.snapshot()), running));
            }
            return CompletableFuture.completedFuture(new Entry(unseen(ref, look), List.of()));
        });
    }

    private Optional<Snapshot> unseen(ObjectRef ref, Look look) {
        if (look instanceof Look.Gone) {
            return Optional.empty();
        }
        var reason =
                look instanceof Look.Unreadable unreadable ? unreadable.reason() : ((Look.Unreachable) look).reason();
        return Optional.of(translator.unreadable(ref.kind(), ref.id(), reason));
    }

    /** Commands that run inside a container now. Nobody saw them start, but the container lists them. */
    private CompletableFuture<List<LifecycleEvent>> running(ObjectRef ref, JsonNode inspect) {
        var state = inspect.path("State").path("Status").asText("");
        if (ref.kind() != ObjectKind.CONTAINER || !RUNNING.contains(state)) {
            return CompletableFuture.completedFuture(List.of());
        }
        var waiting = new ArrayList<CompletableFuture<Optional<LifecycleEvent>>>();
        inspect.path("ExecIDs").forEach(id -> waiting.add(exec(ref, id.asText(""), inspect)));
        return CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))
                .thenApply(nothing ->
                        waiting.stream().flatMap(event -> event.join().stream()).toList());
    }

    private CompletableFuture<Optional<LifecycleEvent>> exec(ObjectRef ref, String id, JsonNode container) {
        return engine.ask("/exec/" + Looks.escaped(id) + "/json", limit).thenApply(answer -> {
            if (answer instanceof Answer.Found found) {
                return found.body().path("Running").asBoolean(false) && !healthCheck(container, found.body())
                        ? Optional.of(Started.exec(ref.id(), at, translator.exec(id, found.body())))
                        : Optional.empty();
            }
            return answer instanceof Answer.Gone
                    ? Optional.empty()
                    : Optional.of(Started.exec(ref.id(), at, translator.unseenExec(id, "")));
        });
    }

    private static boolean healthCheck(JsonNode container, JsonNode exec) {
        var process = exec.path("ProcessConfig");
        var words = new ArrayList<String>(List.of(process.path("entrypoint").asText("")));
        process.path("arguments").forEach(word -> words.add(word.asText("")));
        return HealthChecks.from(container)
                .map(checks -> checks.include(String.join(" ", words).strip(), 0))
                .orElse(false);
    }
}
