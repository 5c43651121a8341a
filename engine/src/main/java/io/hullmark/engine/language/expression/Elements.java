package io.hullmark.engine.language.expression;

import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The elements of a list or the keys of a map, in an order that is always the same, and their names. */
public final class Elements {
    private Elements() {}

    /** A list as it is, or the keys of a map in their order; a trouble stays one. */
    public static Object of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var keys = new ArrayList<Object>(map.keySet());
        if (!(map instanceof SortedMap) && keys.size() > 1) {
            keys.sort((one, other) -> one instanceof Comparable<?> && one.getClass() == other.getClass()
                    ? compare(one, other)
                    : one.toString().compareTo(other.toString()));
        }
        return keys;
    }

    /** The path of one element below that of its list or map; empty if that has none. */
    public static String path(String base, Object element, int index, FieldType type) {
        if (base.isEmpty()) {
            return "";
        }
        if (element instanceof Struct struct && haveKeys(type)) {
            return base + "[" + Literal.of(key(struct)) + "]";
        }
        return base + "[" + (element instanceof String text && type == MAP_KEY ? Literal.of(text) : index) + "]";
    }

    /** Stands for the type of the elements of a loop over the keys of a map. */
    static final FieldType MAP_KEY = new FieldType.MapOf(FieldType.Scalar.STRING);

    /** Whether elements of a type are told apart by fields rather than by their place. */
    static boolean haveKeys(FieldType type) {
        return type instanceof StructType struct && !struct.key().isEmpty();
    }

    /** The name of an element among its siblings: its key fields, itself, or its place. */
    public static String name(Object element, int index) {
        if (element instanceof Struct struct) {
            return struct.type().key().isEmpty() ? Integer.toString(index) : key(struct);
        }
        return element instanceof String text ? text : Literal.of(element);
    }

    private static String key(Struct struct) {
        var parts = new ArrayList<String>();
        for (String field : struct.type().key()) {
            var value = struct.get(field);
            parts.add(value instanceof String text ? text : value == null ? "" : Literal.of(value));
        }
        return String.join(":", parts);
    }

    @SuppressWarnings("unchecked") // of one class, which is comparable
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** Elements of a value that is known to be a list. */
    static List<?> list(Object value) {
        return (List<?>) value;
    }
}
