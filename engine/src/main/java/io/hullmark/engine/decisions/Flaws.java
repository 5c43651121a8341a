package io.hullmark.engine.decisions;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.rules.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gathers what is wrong with a decision that nobody may publish. */
public final class Flaws {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_QUOTE = 100;
    private static final int MOST_ENTRIES = 1_000;

    private final List<Flaw> flaws = new ArrayList<>();

    /**
     * One thing that is wrong.
     *
     * @param key what it is wrong with, as people write it
     */
    public record Flaw(String key, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    /** All that was found. */
    public List<Flaw> all() {
        return List.copyOf(flaws);
    }

    public void add(String key, String message) {
        flaws.add(new Flaw(key, message));
    }

    /** A name that stays is short and needs no quoting anywhere. */
    public void ofId(String id) {
        if (!ID.matcher(id).matches()) {
            add(
                    "id",
                    "id must be 1 to 128 small letters, digits, dots, dashes or underscores, got '%s'"
                            .formatted(quote(id)));
        }
    }

    /** A text that nobody may leave out. */
    public void ofText(String key, String text) {
        if (text.isBlank()) {
            add(key, key + " must not be empty");
        } else {
            ofLength(key, text);
        }
    }

    /** A text that may be left out. */
    public void ofLength(String key, String text) {
        if (text.length() > LONGEST_TEXT) {
            add(key, "%s must have at most %d characters".formatted(key, LONGEST_TEXT));
        }
    }

    /** What can't be matched, or only slowly; whether it covers too much is for each kind of decision to say. */
    public void ofScope(ExceptionScope scope) {
        var entries = List.of(
                scope.rules(), scope.controls(), scope.hosts(), scope.images(), scope.containers(), scope.elements());
        var patterns = Stream.concat(
                        entries.stream().flatMap(Collection::stream),
                        Stream.concat(scope.hostLabels().values().stream(), scope.labels().values().stream()))
                .toList();
        if (patterns.size() > MOST_ENTRIES) {
            add("scope", "scope has at most %d entries, got %d".formatted(MOST_ENTRIES, patterns.size()));
        }
        if (entries.stream().flatMap(Collection::stream).anyMatch(String::isBlank)) {
            add("scope", "scope must not have empty entries");
        }
        if (patterns.stream().anyMatch(pattern -> pattern.length() > Glob.LONGEST)) {
            add("scope", "entries of scope have at most %d characters".formatted(Glob.LONGEST));
        }
    }

    /** Enough of a text to be recognised. */
    public static String quote(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
    }
}
