package io.hullmark.producer.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Inspections for the fake engine, from recordings of a real one. */
public final class Inspections {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Inspections() {}

    /** A running container as engine 20.10 shows it, under another id and name. */
    public static ObjectNode container(String id, String name) {
        var container = (ObjectNode) recorded("container-20.10.json");
        container.put("Id", id).put("Name", "/" + name);
        return container;
    }

    /** An id of 64 digits that begins with these. */
    public static String id(String beginning) {
        return beginning + "0".repeat(64 - beginning.length());
    }

    /** What was recorded under a name. */
    public static JsonNode recorded(String name) {
        try (var in = Inspections.class.getResourceAsStream("/engine/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("nothing is recorded as " + name);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
