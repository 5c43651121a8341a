package io.hullmark.cli.compose;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of variables into texts, as compose does: $X, ${X}, ${X:-value}, ${X-value}, ${X:?complaint}, ${X?complaint},
 * ${X:+value}, ${X+value}, and $$ for a dollar. A variable that is not set is empty.
 */
record Interpolation(Map<String, String> variables) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int DEEPEST = 20;

    String in(String text) {
        return in(text, 0);
    }

    private String in(String text, int depth) {
        if (depth > DEEPEST) {
            throw new ComposeException("a variable's value nests more than %d others".formatted(DEEPEST));
        }
        var filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '$' || at + 1 == text.length()) {
                filled.append(text.charAt(at++));
            } else if (text.charAt(at + 1) == '$') {
                filled.append('$');
                at += 2;
            } else if (text.charAt(at + 1) == '{') {
                int end = closing(text, at + 2);
                filled.append(braced(text.substring(at + 2, end), depth));
                at = end + 1;
            } else {
                Matcher name = NAME.matcher(text).region(at + 1, text.length());
                if (name.lookingAt()) {
                    filled.append(variables.getOrDefault(name.group(), ""));
                    at = name.end();
                } else {
                    filled.append(text.charAt(at++));
                }
            }
        }
        return filled.toString();
    }

    private static int closing(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        throw new ComposeException("a variable begins with ${ and does not end with }");
    }

    private String braced(String inside, int depth) {
        Matcher matcher = NAME.matcher(inside);
        if (!matcher.lookingAt()) {
            throw new ComposeException(
                    "a variable's name has letters, digits and underscores, got ${%s}".formatted(inside));
        }
        var name = matcher.group();
        var rest = inside.substring(matcher.end());
        boolean emptyIsUnset = rest.startsWith(":");
        var operator = emptyIsUnset ? rest.substring(1) : rest;
        Optional<String> value =
                Optional.ofNullable(variables.get(name)).filter(set -> !emptyIsUnset || !set.isEmpty());
        if (operator.isEmpty()) {
            return value.orElse("");
        }
        var argument = operator.substring(1);
        return switch (operator.charAt(0)) {
            case '-' -> value.orElseGet(() -> in(argument, depth + 1));
            case '+' -> value.isPresent() ? in(argument, depth + 1) : "";
            case '?' ->
                value.orElseThrow(
                        () -> new ComposeException("the variable %s must be set: %s".formatted(name, argument)));
            default -> throw new ComposeException("nobody knows the variable ${%s}".formatted(inside));
        };
    }
}
