package io.hullmark.producer.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The engine's JSON, read leniently: versions of the engine differ in whether an empty field is null, absent or empty, and some give
 * one string where others give a list.
 */
record Raw(JsonNode node) {
    /** Go writes the first day of year 1 for a time that is not set. */
    private static final int FIRST_REAL_YEAR = 1902;

    Raw at(String field) {
        return new Raw(node.path(field));
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** Text; empty when absent. Numbers and booleans become text. */
    String text(String field) {
        return textOf(node.path(field));
    }

    Optional<String> maybeText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    boolean flag(String field) {
        return maybeFlag(field).orElse(false);
    }

    Optional<Boolean> maybeFlag(String field) {
        var value = node.path(field);
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        return value.isTextual() && !value.asText().isEmpty()
                ? Optional.of(value.asText().equals("true"))
                : Optional.empty();
    }

    long number(String field) {
        return maybeNumber(field).orElse(0L);
    }

    /** A whole number; one that is too large becomes the largest there is. */
    Optional<Long> maybeNumber(String field) {
        var value = node.path(field);
        if (value.isNumber()) {
            return Optional.of(
                    value.canConvertToLong()
                            ? value.longValue()
                            : value.doubleValue() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        try {
            return value.isTextual() ? Optional.of(Long.parseLong(value.asText().strip())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String field) {
        return maybeTexts(field).orElse(List.of());
    }

    Optional<List<String>> maybeTexts(String field) {
        var value = node.path(field);
        if (value.isTextual()) {
            return Optional.of(List.of(value.asText()));
        }
        if (!value.isArray()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>(value.size());
        value.forEach(element -> texts.add(textOf(element)));
        return Optional.of(texts);
    }

    List<Raw> each(String field) {
        var value = node.path(field);
        var elements = new ArrayList<Raw>();
        if (value.isArray()) {
            value.forEach(element -> elements.add(new Raw(element)));
        }
        return elements;
    }

    /** The fields of an object, ordered by name. */
    SortedMap<String, Raw> fields(String field) {
        var fields = new TreeMap<String, Raw>();
        node.path(field).properties().forEach(entry -> fields.put(entry.getKey(), new Raw(entry.getValue())));
        return fields;
    }

    /** An object of texts, ordered by name. */
    SortedMap<String, String> map(String field) {
        var map = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : node.path(field).properties()) {
            map.put(entry.getKey(), textOf(entry.getValue()));
        }
        return map;
    }

    /** A moment, to the microsecond; empty when absent, not readable or never. */
    Optional<Instant> time(String field) {
        try {
            var text = text(field);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            var time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() < FIRST_REAL_YEAR || time.getYear() > 9999
                    ? Optional.empty()
                    : Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String textOf(JsonNode value) {
        return value.isContainerNode()
                ? value.toString()
                : value.asText("").equals("null") && value.isNull() ? "" : value.asText("");
    }
}
