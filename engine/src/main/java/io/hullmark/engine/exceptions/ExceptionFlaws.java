package io.hullmark.engine.exceptions;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.rules.Glob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with an exception that nobody may publish. */
public final class ExceptionFlaws {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
    private static final int LONGEST_TEXT = 4_096;
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

    private ExceptionFlaws() {}

    /** All that is wrong with it at the moment at which it is published; empty if it may be. */
    public static List<Flaw> of(PolicyException exception, Instant publishedAt) {
        var flaws = new ExceptionFlaws();
        flaws.ofPeople(exception);
        flaws.ofTimes(exception, publishedAt);
        flaws.ofScope(exception.scope());
        return flaws.flaws;
    }

    private void ofPeople(PolicyException exception) {
        if (!ID.matcher(exception.id()).matches()) {
            add(
                    "id",
                    "id must be 1 to 128 small letters, digits, dots, dashes or underscores, got '%s'"
                            .formatted(shortened(exception.id())));
        }
        said("reason", exception.reason());
        said("requester", exception.requester());
        said("approver", exception.approver());
        if (same(exception.requester(), exception.approver())) {
            add(
                    "approver",
                    "approver must be another person than the requester, got '%s' for both"
                            .formatted(shortened(exception.approver())));
        }
        if (exception.ticket().length() > LONGEST_TEXT) {
            add("ticket", "ticket must have at most %d characters".formatted(LONGEST_TEXT));
        }
    }

    private void ofTimes(PolicyException exception, Instant publishedAt) {
        if (!exception.expiresAt().isAfter(exception.startsAt())) {
            add(
                    "expires",
                    "expires must come after starts, got %s and %s"
                            .formatted(exception.expiresAt(), exception.startsAt()));
        } else if (!exception.expiresAt().isAfter(publishedAt)) {
            add("expires", "expires must lie in the future, got %s".formatted(exception.expiresAt()));
        }
    }

    private void ofScope(ExceptionScope scope) {
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
        if (isAll(scope)) {
            add(
                    "scope",
                    "scope must not cover everything: name rules, controls, hosts, images, containers, labels, a compose"
                            + " project or service, or elements");
        }
    }

    private static boolean isAll(ExceptionScope scope) {
        return scope.rules().isEmpty()
                && scope.controls().isEmpty()
                && scope.hostLabels().isEmpty()
                && scope.labels().isEmpty()
                && scope.composeProject().isEmpty()
                && scope.composeService().isEmpty()
                && Stream.of(scope.hosts(), scope.images(), scope.containers(), scope.elements())
                        .allMatch(ExceptionFlaws::restrictsNothing);
    }

    private static boolean restrictsNothing(List<String> patterns) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches("\\*+(/\\*+)*(:\\*+)?"));
    }

    private void said(String what, String text) {
        if (text.isBlank()) {
            add(what, what + " must not be empty");
        } else if (text.length() > LONGEST_TEXT) {
            add(what, "%s must have at most %d characters".formatted(what, LONGEST_TEXT));
        }
    }

    private void add(String key, String message) {
        flaws.add(new Flaw(key, message));
    }

    private static boolean same(String one, String other) {
        return !one.isBlank()
                && one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
