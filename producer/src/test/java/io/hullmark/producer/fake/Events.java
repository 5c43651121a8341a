package io.hullmark.producer.fake;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Events in the engine's own words, each later than the one before. */
public final class Events {
    private static final AtomicLong LAST = new AtomicLong();

    private Events() {}

    /** A container event with its usual attributes. */
    public static String container(String action, String id, String name) {
        return of("container", action, id, Map.of("image", "shop:1", "name", name));
    }

    /** An event of now. */
    public static String of(String type, String action, String id, Map<String, String> attributes) {
        return at(nextNanos(), type, action, id, attributes);
    }

    /** An event of a given moment. */
    public static String at(long nanos, String type, String action, String id, Map<String, String> attributes) {
        var event = FakeEngine.object();
        event.put("Type", type).put("Action", action);
        var actor = event.putObject("Actor").put("ID", id);
        new TreeMap<>(attributes).forEach(actor.putObject("Attributes")::put);
        event.put("scope", "local").put("time", nanos / 1_000_000_000).put("timeNano", nanos);
        return event.toString();
    }

    /** Now, but never the same twice. */
    public static long nextNanos() {
        return LAST.updateAndGet(last -> Math.max(last + 1_000, System.currentTimeMillis() * 1_000_000));
    }
}
