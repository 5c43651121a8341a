package io.hullmark.producer.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.docker.EngineAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An engine on a socket in the file system, with a world of its own that tests change at will, and with every way in which engines,
 * proxies and hosts go wrong. Answers come from {@link FakeWorld}, unless a test sets another for a path.
 */
public final class FakeEngine implements AutoCloseable {
    private final Path socket;
    private final FakeWorld world = new FakeWorld();
    private final EventRing events = new EventRing();
    private final Map<String, Reply> overrides = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private volatile boolean frozen;
    private volatile boolean recording = true;
    private FakeHttp http;

    private FakeEngine(Path socket) {
        this.socket = socket;
        this.http = open();
    }

    /** An engine that listens on this socket from now on. */
    public static FakeEngine on(Path socket) {
        return new FakeEngine(socket);
    }

    public EngineAddress address() {
        return EngineAddress.of(socket);
    }

    public FakeWorld world() {
        return world;
    }

    /** Answers a path, given without its version, with this from now on. */
    public void answer(String path, Reply reply) {
        overrides.put(path, reply);
    }

    /** Answers a path from its world again. */
    public void answerAsUsual(String path) {
        overrides.remove(path);
    }

    /** Tells an event to everybody who listens. */
    public void event(String json) {
        events.push(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Remembers an event, but tells it to nobody who listens now. */
    public void unheardEvent(String json) {
        events.pushUnheard(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes into the streams of events. */
    public void streamBytes(byte[] bytes) {
        events.garbage(bytes);
    }

    /** How many connections were made since it began to listen. */
    public int connections() {
        return http.connectionsMade();
    }

    public int listeners() {
        return events.listeners();
    }

    /** The paths that were asked for, with their versions, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** For benchmarks, which would fill the memory. */
    public void stopRecording() {
        recording = false;
    }

    /** Says nothing any more, to anybody, but closes no connection: like a proxy that was stopped. */
    public void freeze() {
        frozen = true;
    }

    public void thaw() {
        lock.lock();
        try {
            frozen = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void dropConnections() {
        http.dropConnections();
    }

    /** Dies, and with it its memory of events. */
    public void stop() {
        http.close();
        events.forget();
    }

    /** Lives again after {@link #stop()}. */
    public void restart() {
        http = open();
    }

    @Override
    public void close() {
        thaw();
        http.close();
    }

    private FakeHttp open() {
        try {
            return new FakeHttp(socket, this::handle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean handle(String path, OutputStream out) throws IOException, InterruptedException {
        if (recording) {
            requests.add(path);
        }
        awaitThaw();
        var asked = path.replaceFirst("^/v[0-9.]+/", "/");
        if (asked.startsWith("/events") && !overrides.containsKey("/events")) {
            stream(asked, out);
            return false;
        }
        var plain = asked.contains("?") ? asked.substring(0, asked.indexOf('?')) : asked;
        var reply = overrides.getOrDefault(plain, world.refusal(path).orElseGet(() -> world.reply(plain)));
        return send(reply, out);
    }

    private boolean send(Reply reply, OutputStream out) throws IOException, InterruptedException {
        var head = FakeHttp.head(reply.status(), reply.type(), "Content-Length: " + reply.body().length);
        awaitThaw();
        switch (reply.manner()) {
            case COMPLETE -> out.write(FakeHttp.joined(head, reply.body()));
            case CUT -> {
                out.write(head);
                out.write(reply.body(), 0, reply.body().length / 2);
                return false;
            }
            case HEAD_ALONE -> {
                out.write(head);
                sleepForEver();
            }
            case SILENCE -> sleepForEver();
        }
        return true;
    }

    private void stream(String path, OutputStream out) throws IOException, InterruptedException {
        var queue = events.listen(since(path));
        try {
            out.write(FakeHttp.head(200, "application/json", "Transfer-Encoding: chunked"));
            while (true) {
                var event = queue.poll(200, TimeUnit.MILLISECONDS);
                awaitThaw();
                if (event != null) {
                    out.write(FakeHttp.chunk(event));
                }
            }
        } finally {
            events.leave(queue);
        }
    }

    private static long since(String path) {
        int at = path.indexOf("since=");
        if (at < 0) {
            return 0;
        }
        var parts = path.substring(at + 6).split("[.&]", 3);
        return Long.parseLong(parts[0]) * 1_000_000_000 + Long.parseLong(parts[1]);
    }

    private void awaitThaw() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void sleepForEver() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }

    static ObjectNode object() {
        return new ObjectMapper().createObjectNode();
    }

    static ArrayNode array(Iterable<JsonNode> elements) {
        var array = new ObjectMapper().createArrayNode();
        elements.forEach(array::add);
        return array;
    }

    static <V> Map<String, V> sorted() {
        return new ConcurrentSkipListMap<>();
    }
}
