package io.hullmark.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What rules read, as JSON: names as in the rule language, moments and durations as ISO-8601 has them, null for what is absent, and an
 * object with the one field missing for what was not seen.
 */
public final class StructJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StructJson() {}

    public static ObjectNode of(Struct struct) {
        var tree = NODES.objectNode();
        struct.type().fields().forEach(field -> tree.set(field.name(), node(struct.get(field.slot()))));
        return tree;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof Missing missing) {
            return NODES.objectNode().put("missing", missing.reason());
        } else if (value instanceof Struct struct) {
            return of(struct);
        } else if (value instanceof List<?> list) {
            var array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            var object = NODES.objectNode();
            new TreeMap<>(map).forEach((name, element) -> object.set(name.toString(), node(element)));
            return object;
        } else if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        return NODES.textNode(value.toString());
    }
}
