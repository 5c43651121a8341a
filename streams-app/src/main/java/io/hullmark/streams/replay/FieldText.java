package io.hullmark.streams.replay;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of fields as people read them. */
public final class FieldText {
    private FieldText() {}

    /** One line: lists in brackets, structs and maps in braces, absent fields of structs left out. */
    public static String of(@Nullable Object value) {
        if (value instanceof Missing missing) {
            return "(" + missing.reason() + ")";
        } else if (value instanceof Struct struct) {
            return struct.type().fields().stream()
                    .filter(field -> struct.get(field.slot()) != null)
                    .map(field -> field.name() + ": " + of(struct.get(field.slot())))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(FieldText::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map)
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof String text && text.isEmpty() ? "\"\"" : String.valueOf(value);
    }
}
