package io.hullmark.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the wire as one line of JSON. Field names are those of the schema, so they are as stable as the schema; instants are
 * RFC 3339 in UTC, fixed bytes are hex, other bytes base64, and a union is simply its value.
 */
public final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonLines() {}

    /** The record as one line, without a line break. */
    public static String of(SpecificRecord value) {
        return text(record(value));
    }

    /** Any tree as one line, without a line break. */
    public static String text(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    /** The record as a tree, to be added to. */
    public static ObjectNode record(SpecificRecord value) {
        var object = NODES.objectNode();
        value.getSchema().getFields().forEach(field -> object.set(field.name(), node(value.get(field.pos()))));
        return object;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof SpecificRecord nested) {
            return record(nested);
        } else if (value instanceof Collection<?> elements) {
            ArrayNode array = NODES.arrayNode();
            elements.forEach(element -> array.add(node(element)));
            return array;
        } else if (value instanceof Map<?, ?> entries) {
            var object = NODES.objectNode();
            new TreeMap<>(entries).forEach((name, element) -> object.set(name.toString(), node(element)));
            return object;
        } else if (value instanceof GenericFixed fixed) {
            return NODES.textNode(HexFormat.of().formatHex(fixed.bytes()));
        } else if (value instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        } else if (value instanceof Number number) {
            return NODES.numberNode(number.doubleValue());
        }
        return NODES.textNode(value.toString());
    }
}
