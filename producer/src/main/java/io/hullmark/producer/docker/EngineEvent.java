package io.hullmark.producer.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.wire.ObjectKind;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened, as the engine tells it. Not yet redacted: argument and attributes may hold secrets.
 *
 * @param action what happened, without arguments, such as "exec_start"
 * @param argument what follows the action's colon, such as the command line of an exec; empty if nothing does
 * @param timeNanos when it happened in nanoseconds since 1970 as the engine numbers its events; 0 if it does not say
 * @param occurredAt when it happened as well as can be told
 */
public record EngineEvent(
        ObjectKind kind,
        String id,
        String action,
        String argument,
        Map<String, String> attributes,
        long timeNanos,
        Instant occurredAt) {
    private static final long BILLION = 1_000_000_000;
    private static final long MOST_DISAGREEMENT = 2;
    private static final Map<String, ObjectKind> KINDS = Map.of(
            "container", ObjectKind.CONTAINER,
            "image", ObjectKind.IMAGE,
            "network", ObjectKind.NETWORK,
            "volume", ObjectKind.VOLUME,
            "daemon", ObjectKind.HOST);

    public EngineEvent {
        attributes = Map.copyOf(attributes);
    }

    /** Reads an event leniently. Kinds that are not watched become UNRECOGNIZED, and what is missing becomes empty. */
    public static EngineEvent from(JsonNode json, Instant received) {
        var actor = json.path("Actor");
        var told = text(json.path("Action"), json.path("status"));
        int colon = told.indexOf(':');
        var type = json.path("Type").asText(json.path("status").isTextual() ? "container" : "");
        long nanos =
                plausible(json.path("timeNano").asLong(0), json.path("time").asLong(0));
        return new EngineEvent(
                KINDS.getOrDefault(type, ObjectKind.UNRECOGNIZED),
                text(actor.path("ID"), json.path("id")),
                colon < 0 ? told.strip() : told.substring(0, colon).strip(),
                colon < 0 ? "" : told.substring(colon + 1).strip(),
                attributes(actor.path("Attributes")),
                nanos,
                nanos > 0
                        ? Instant.ofEpochSecond(nanos / BILLION, nanos % BILLION)
                        : json.path("time").asLong(0) > 0
                                ? Instant.ofEpochSecond(
                                        clamped(json.path("time").asLong()))
                                : received);
    }

    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** The same happening, told twice, has the same key; events without a time of their own are never the same. */
    public String key() {
        return timeNanos + "/" + kind + "/" + id + "/" + action + "/" + attribute("execID") + "/"
                + attribute("container");
    }

    private static long plausible(long nanos, long seconds) {
        boolean agree = seconds == 0 || Math.abs(nanos / BILLION - seconds) <= MOST_DISAGREEMENT;
        return nanos > 0 && agree ? nanos : 0;
    }

    private static long clamped(long seconds) {
        return Math.min(seconds, Instant.parse("9999-12-31T00:00:00Z").getEpochSecond());
    }

    private static String text(JsonNode first, JsonNode second) {
        return first.isTextual() && !first.asText().isEmpty() ? first.asText() : second.asText("");
    }

    private static Map<String, String> attributes(JsonNode json) {
        var attributes = new TreeMap<String, String>();
        json.properties()
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText("")));
        return attributes;
    }
}
