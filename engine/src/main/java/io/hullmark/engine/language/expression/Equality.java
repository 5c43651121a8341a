package io.hullmark.engine.language.expression;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equality as CEL has it: by value, deep, with NaN unlike itself, and undecided where a part has not been seen. */
final class Equality {
    private Equality() {}

    /** TRUE, FALSE, or what is unknown. */
    static Object of(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String text && other instanceof String) {
            return Node.truth(text.equals(other));
        }
        if (one instanceof Missing || other instanceof Missing) {
            return Trouble.Unknown.UNSAID;
        }
        if (one == null || other == null) {
            return Node.truth(one == other);
        }
        if (one instanceof Double left && other instanceof Double right) {
            return Node.truth(left.doubleValue() == right.doubleValue());
        }
        if (one instanceof Struct left && other instanceof Struct right) {
            return structs(left, right);
        }
        if (one instanceof List<?> left && other instanceof List<?> right) {
            return lists(left, right);
        }
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
            return maps(left, right);
        }
        return Node.truth(one.equals(other));
    }

    /** Whether a collection holds a value: FALSE only if no element may be it. */
    static Object contains(List<?> elements, Object value) {
        if (!isDeep(value)) {
            return Node.truth(elements.contains(value));
        }
        Object found = Node.FALSE;
        for (Object element : elements) {
            var equal = of(element, value);
            if (equal == Node.TRUE) {
                return equal;
            }
            found = equal == Node.FALSE ? found : equal;
        }
        return found;
    }

    /** Whether {@link Object#equals} is not CEL's equality for a value. */
    private static boolean isDeep(Object value) {
        return !(value instanceof String)
                && (value instanceof Double
                        || value instanceof Struct
                        || value instanceof List<?>
                        || value instanceof Map<?, ?>);
    }

    private static Object structs(Struct one, Struct other) {
        Object equal = Node.TRUE;
        int slots = one.type().fields().size();
        for (int slot = 0; slot < slots && equal != Node.FALSE; slot++) {
            equal = both(equal, of(one.get(slot), other.get(slot)));
        }
        return equal;
    }

    private static Object lists(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return Node.FALSE;
        }
        Object equal = Node.TRUE;
        for (int at = 0; at < one.size() && equal != Node.FALSE; at++) {
            equal = both(equal, of(one.get(at), other.get(at)));
        }
        return equal;
    }

    private static Object maps(Map<?, ?> one, Map<?, ?> other) {
        if (one.size() != other.size()) {
            return Node.FALSE;
        }
        Object equal = Node.TRUE;
        for (var entry : one.entrySet()) {
            if (!other.containsKey(entry.getKey())) {
                return Node.FALSE;
            }
            equal = both(equal, of(entry.getValue(), other.get(entry.getKey())));
        }
        return equal;
    }

    private static Object both(Object one, Object other) {
        return one == Node.TRUE || other == Node.FALSE ? other : one;
    }
}
