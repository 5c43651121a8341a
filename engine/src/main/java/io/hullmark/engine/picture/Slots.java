package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads values of structs by slot, where one that was not seen takes the place of what would follow from it. */
final class Slots {
    private Slots() {}

    static int of(StructType type, String field) {
        return type.field(field).orElseThrow().slot();
    }

    /** A value, or why there is none. */
    static Object read(Struct struct, int slot) {
        var value = struct.get(slot);
        return value == null ? Missing.NOT_SEEN : value;
    }

    /** What follows from a value, or why it is missing. */
    static <T> Object map(Object value, Class<T> type, Function<T, Object> function) {
        return value instanceof Missing ? value : function.apply(type.cast(value));
    }

    /** A text, or an empty one if it is missing. */
    static String text(Struct struct, int slot) {
        return struct.get(slot) instanceof String text ? text : "";
    }

    /** A list of texts, or an empty one if it is missing. */
    static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** A value of a map of texts, empty if it is missing. */
    static String entry(Object value, String key) {
        return value instanceof Map<?, ?> map && map.get(key) instanceof String text ? text : "";
    }
}
