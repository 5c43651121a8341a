package io.hullmark.producer.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Docker engine that can be asked. Answers come as the engine gives them, because the client library's own types drop fields. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long MOST_BYTES = 16 << 20;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration REFUSAL_LIMIT = Duration.ofMillis(500);

    private final EngineAddress address;
    private final Calls calls;
    private final AnswerReader reader = new AnswerReader(MOST_BYTES);
    private volatile String prefix = "";
    private volatile Optional<EngineVersion> version = Optional.empty();

    private Engine(EngineAddress address, int threads) {
        this.address = address;
        this.calls = new Calls(address, threads, CONNECT_LIMIT);
    }

    /** An engine that is asked so many things at a time. Connects when first asked. */
    public static Engine at(EngineAddress address, int threads) {
        return new Engine(address, threads);
    }

    /** What was agreed on when the engine was last greeted. */
    public Optional<EngineVersion> version() {
        return version;
    }

    /** Asks for the engine's version and agrees on one, with new connections: the engine may be another one than before. */
    public CompletableFuture<Answer> greet(Duration limit) {
        calls.renew();
        return calls.submit(this::greeted, limit);
    }

    /** Whether anybody is there. */
    public CompletableFuture<Answer> ping(Duration limit) {
        return calls.submit(client -> get(client, "/_ping"), limit);
    }

    /** Asks for a path without its version, such as "/containers/json?all=1". */
    public CompletableFuture<Answer> ask(String path, Duration limit) {
        return calls.submit(client -> answered(client, path), limit);
    }

    /** Begins to listen to what happens, from a moment of the engine's clock on, in nanoseconds since 1970, or from now. */
    public EventFeed listen(Optional<Long> since, Duration limit) {
        return EventFeed.open(address, prefix, since, limit);
    }

    @Override
    public void close() {
        calls.close();
    }

    private Answer greeted(DockerHttpClient client) throws IOException {
        try {
            return agree(client);
        } catch (IOException | RuntimeException e) {
            var refusal = address.refusal(REFUSAL_LIMIT);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            throw e;
        }
    }

    private Answer agree(DockerHttpClient client) throws IOException {
        var answer = get(client, "/version");
        if (answer instanceof Answer.Found found) {
            var agreed = EngineVersion.from(found.body());
            if (!agreed.prefix().equals(prefix)) {
                LOG.atInfo()
                        .addKeyValue("engine", found.body().path("Version").asText(""))
                        .addKeyValue("api", agreed.version().api())
                        .log("agreed on a version with the engine");
            }
            prefix = agreed.prefix();
            version = Optional.of(agreed.version());
        }
        return answer;
    }

    /** An engine that was replaced behind its socket may refuse the version that was agreed on with the one before. */
    private Answer answered(DockerHttpClient client, String path) throws IOException {
        var spoken = prefix;
        var answer = get(client, spoken + path);
        boolean outdated = answer instanceof Answer.Unreadable unreadable
                && unreadable.reason().startsWith("HTTP 400: ");
        if (outdated && agree(client) instanceof Answer.Found && !prefix.equals(spoken)) {
            return get(client, prefix + path);
        }
        return answer;
    }

    private Answer get(DockerHttpClient client, String path) throws IOException {
        var request = Request.builder().method(Request.Method.GET).path(path).build();
        try (var response = client.execute(request)) {
            return reader.read(response);
        }
    }
}
