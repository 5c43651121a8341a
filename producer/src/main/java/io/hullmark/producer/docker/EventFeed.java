package io.hullmark.producer.docker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The engine's events as they come. Reading blocks without a limit; {@link #close()} from another thread ends it, and is the only
 * thing that does when the other side has died silently.
 */
public final class EventFeed implements AutoCloseable {
    private static final String FILTERS = URLEncoder.encode(
            "{\"type\":[\"container\",\"image\",\"network\",\"volume\",\"daemon\"]}", StandardCharsets.UTF_8);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);
    private static final long BILLION = 1_000_000_000;

    private final DockerHttpClient client;
    private final DockerHttpClient.Response response;
    private final JsonParser parser;
    private final Optional<Instant> engineTime;

    private EventFeed(DockerHttpClient client, DockerHttpClient.Response response) throws IOException {
        this.client = client;
        this.response = response;
        this.engineTime = AnswerReader.engineTime(response);
        this.parser = AnswerReader.JSON.createParser(new InputStreamReader(response.getBody(), StandardCharsets.UTF_8));
    }

    /** Opens a feed; the engine's answer must begin within the limit. */
    static EventFeed open(EngineAddress address, String prefix, Optional<Long> since, Duration limit) {
        var client = client(address, limit);
        var path = prefix + "/events?filters=" + FILTERS
                + since.map(EventFeed::parameter).orElse("");
        var thread = Thread.currentThread();
        var timer = Executors.newSingleThreadScheduledExecutor(Threads.named("feed-limit"));
        try {
            var unused = timer.schedule(() -> cut(client, thread), limit.toMillis(), TimeUnit.MILLISECONDS);
            return opened(client, path, timer);
        } catch (IOException | RuntimeException e) {
            Calls.closed(client);
            throw new FeedException("can not listen to events: " + Causes.of(e), e);
        } finally {
            timer.shutdownNow();
            Thread.interrupted();
        }
    }

    private static DockerHttpClient client(EngineAddress address, Duration limit) {
        try {
            return address.client(limit, LONGEST_SILENCE);
        } catch (RuntimeException e) {
            throw new FeedException("no connection can be made: " + Causes.of(e), e);
        }
    }

    private static EventFeed opened(DockerHttpClient client, String path, ScheduledExecutorService timer)
            throws IOException {
        var response = client.execute(
                Request.builder().method(Request.Method.GET).path(path).build());
        timer.shutdownNow();
        if (response.getStatusCode() != 200) {
            response.close();
            throw new IOException("HTTP " + response.getStatusCode());
        }
        return new EventFeed(client, response);
    }

    private static void cut(DockerHttpClient client, Thread thread) {
        thread.interrupt();
        Calls.closed(client);
    }

    private static String parameter(long nanos) {
        return String.format("&since=%d.%09d", Math.floorDiv(nanos, BILLION), Math.floorMod(nanos, BILLION));
    }

    /** What the engine's clock showed when the feed began, to the second. */
    public Optional<Instant> engineTime() {
        return engineTime;
    }

    /** The next thing the engine says, or nothing when it ended the feed. Blocks. */
    public Optional<JsonNode> next() throws IOException {
        JsonNode tree = parser.readValueAsTree();
        return Optional.ofNullable(tree);
    }

    @Override
    public void close() {
        Calls.closed(client); // first, or closing the response would read what is left of it, which may never come
        Calls.closed(response);
    }

    /** Tells that the engine can not be listened to now. */
    public static final class FeedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FeedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
