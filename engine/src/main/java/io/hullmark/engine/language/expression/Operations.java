package io.hullmark.engine.language.expression;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** CEL's standard functions and conversions, by the ids that the reference implementation gives their overloads. */
final class Operations {
    private static final Map<String, Operation> STANDARD = collected();

    private Operations() {}

    /** The operation of an overload, if this language has it. */
    static java.util.Optional<Operation> of(String overload) {
        return java.util.Optional.ofNullable(STANDARD.get(overload));
    }

    private static Map<String, Operation> collected() {
        var all = new HashMap<String, Operation>(conversions());
        all.putAll(texts());
        all.putAll(numbers());
        all.putAll(TimeOperations.ALL);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Operation> numbers() {
        return Map.ofEntries(
                entry("add_uint64", two(Unsigned.class, Unsigned::plus)),
                entry("subtract_uint64", two(Unsigned.class, Unsigned::minus)),
                entry("multiply_uint64", two(Unsigned.class, Unsigned::times)),
                entry("divide_uint64", two(Unsigned.class, Unsigned::dividedBy)),
                entry("modulo_uint64", two(Unsigned.class, Unsigned::modulo)),
                entry("negate_double", one(Double.class, value -> -value)));
    }

    /** The tests are what rules ask most often, so they cast by themselves: {@link #two} would cost as much again. */
    private static Map<String, Operation> texts() {
        Operation.Two contains = (text, part) -> Node.truth(((String) text).contains((String) part));
        Operation.Two startsWith = (text, part) -> Node.truth(((String) text).startsWith((String) part));
        Operation.Two endsWith = (text, part) -> Node.truth(((String) text).endsWith((String) part));
        return Map.ofEntries(
                entry("add_string", two(String.class, String::concat)),
                entry("add_list", (Operation.Two) Operations::joined),
                entry("contains_string", contains),
                entry("starts_with_string", startsWith),
                entry("ends_with_string", endsWith));
    }

    private static Map<String, Operation> conversions() {
        Operation.One itself = value -> value;
        return Map.ofEntries(
                entry("int64_to_int64", itself),
                entry("uint64_to_uint64", itself),
                entry("double_to_double", itself),
                entry("string_to_string", itself),
                entry("bool_to_bool", itself),
                entry("duration_to_duration", itself),
                entry("timestamp_to_timestamp", itself),
                entry("uint64_to_int64", one(Unsigned.class, Numbers::toInt)),
                entry("double_to_int64", one(Double.class, Numbers::toInt)),
                entry("string_to_int64", one(String.class, text -> read("int", text, Long::parseLong))),
                entry("timestamp_to_int64", one(Instant.class, Instant::getEpochSecond)),
                entry("int64_to_uint64", one(Long.class, Numbers::toUint)),
                entry("double_to_uint64", one(Double.class, Numbers::toUint)),
                entry("string_to_uint64", one(String.class, text -> read("uint", text, Unsigned::parse))),
                entry("uint64_to_double", one(Unsigned.class, Unsigned::toDouble)),
                entry("string_to_double", one(String.class, text -> read("double", text, Double::parseDouble))),
                entry("int64_to_string", one(Long.class, Object::toString)),
                entry("uint64_to_string", one(Unsigned.class, Object::toString)),
                entry("double_to_string", one(Double.class, Object::toString)),
                entry("bool_to_string", one(Boolean.class, Object::toString)),
                entry("timestamp_to_string", one(Instant.class, Object::toString)),
                entry("duration_to_string", one(Duration.class, Times::text)),
                entry("string_to_duration", one(String.class, Times::duration)),
                entry("string_to_timestamp", one(String.class, Times::instant)),
                entry("int64_to_timestamp", one(Long.class, Operations::epoch)),
                entry("string_to_bool", one(String.class, Operations::bool)));
    }

    private static Object epoch(Long seconds) {
        // Instant itself refuses what is far beyond the range
        return Math.abs(seconds / 2) > Integer.MAX_VALUE * 1000L
                ? Times.inRange(Instant.MAX)
                : Times.inRange(Instant.ofEpochSecond(seconds));
    }

    private static Object bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE", "t", "1" -> Node.TRUE;
            case "false", "False", "FALSE", "f", "0" -> Node.FALSE;
            default -> throw new IllegalArgumentException("a bool is \"true\" or \"false\", got " + Literal.of(text));
        };
    }

    private static Object joined(Object one, Object other) {
        var all = new ArrayList<Object>((List<?>) one);
        all.addAll((List<?>) other);
        return Collections.unmodifiableList(all);
    }

    private static Object read(String type, String text, java.util.function.Function<String, ?> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException(Literal.of(text) + " is no " + type, unreadable);
        }
    }

    /** The checker has made sure of the type. */
    static <T> Operation.One one(Class<T> type, java.util.function.Function<T, ?> function) {
        return value -> function.apply(type.cast(value));
    }

    /** The checker has made sure of the type. */
    static <T> Operation.Two two(Class<T> type, java.util.function.BiFunction<T, T, ?> function) {
        return (one, other) -> function.apply(type.cast(one), type.cast(other));
    }
}
