package io.hullmark.engine.language;

import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.language.expression.Literal;
import io.hullmark.engine.language.text.Place;
import io.hullmark.engine.language.text.PolicyText;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.RuleText;
import io.hullmark.engine.language.text.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The policy values that a rule reads: its own defaults, and in their place those of the site. */
final class Policies {
    private Policies() {}

    /** The values in force; one of another type than the default goes to the problems. */
    static Map<String, Object> effective(RuleText rule, Map<String, Object> site, Problems problems) {
        var place = rule.fields().placeOf("policy");
        return override(rule.policy(), site, (name, message) -> problems.add(place, message));
    }

    /** Defaults, each replaced where another value of its type is given. */
    static Map<String, Object> override(
            Map<String, Object> defaults,
            Map<String, Object> others,
            java.util.function.BiConsumer<String, String> wrong) {
        var values = new LinkedHashMap<>(defaults);
        defaults.forEach((name, value) -> Optional.ofNullable(others.get(name)).ifPresent(other -> {
            var type = PolicyText.typeOf(value);
            fitted(other, type)
                    .ifPresentOrElse(
                            fitting -> values.put(name, fitting),
                            () -> wrong.accept(
                                    name,
                                    "the value given for policy.%s must be %s as its default is, got %s"
                                            .formatted(name, Values.describe(type), Literal.of(other))));
        }));
        return Collections.unmodifiableMap(values);
    }

    /** A value as one of the wanted type; an empty list has every type of list, and a whole number is a number. */
    private static Optional<Object> fitted(Object value, FieldType type) {
        boolean empty = (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        var own = PolicyText.typeOf(value);
        if (own.equals(type) || (empty && own.getClass() == type.getClass())) {
            return Optional.of(value);
        }
        return type == FieldType.Scalar.DOUBLE && value instanceof Long whole
                ? Optional.of((double) whole)
                : Optional.empty();
    }

    /** Names a rule's text together with the values in force. */
    static String hash(String text, Map<String, Object> values) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(values)
                    .forEach((name, value) ->
                            digest.update(("\0" + name + "=" + Literal.whole(value)).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Where a rule's policy values stand. */
    static Place place(RuleText rule) {
        return rule.fields().placeOf("policy");
    }
}
