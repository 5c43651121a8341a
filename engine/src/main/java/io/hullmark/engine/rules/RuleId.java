package io.hullmark.engine.rules;

import java.util.regex.Pattern;

/** The stable name of a rule: lower-case words joined by hyphens, at most 100 characters. */
public record RuleId(String value) implements Comparable<RuleId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public RuleId {
        if (value.length() > 100 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a rule's id is lower-case words joined by hyphens, at most 100 characters, got '%s'"
                            .formatted(value));
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
