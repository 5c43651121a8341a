package io.hullmark.engine.exceptions;

import io.hullmark.engine.decisions.Flaws;
import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is wrong with an exception that nobody may publish. */
public final class ExceptionFlaws {
    private final Flaws flaws = new Flaws();

    private ExceptionFlaws() {}

    /** All that is wrong with it at the moment at which it is published; empty if it may be. */
    public static List<Flaw> of(PolicyException exception, Instant publishedAt) {
        var flaws = new ExceptionFlaws();
        flaws.ofPeople(exception);
        flaws.ofTimes(exception, publishedAt);
        flaws.ofScope(exception.scope());
        return flaws.flaws.all();
    }

    private void ofPeople(PolicyException exception) {
        flaws.ofId(exception.id());
        flaws.ofText("reason", exception.reason());
        flaws.ofText("requester", exception.requester());
        flaws.ofText("approver", exception.approver());
        if (same(exception.requester(), exception.approver())) {
            flaws.add(
                    "approver",
                    "approver must be another person than the requester, got '%s' for both"
                            .formatted(Flaws.quote(exception.approver())));
        }
        flaws.ofLength("ticket", exception.ticket());
    }

    private void ofTimes(PolicyException exception, Instant publishedAt) {
        if (!exception.expiresAt().isAfter(exception.startsAt())) {
            flaws.add(
                    "expires",
                    "expires must come after starts, got %s and %s"
                            .formatted(exception.expiresAt(), exception.startsAt()));
        } else if (!exception.expiresAt().isAfter(publishedAt)) {
            flaws.add("expires", "expires must lie in the future, got %s".formatted(exception.expiresAt()));
        }
    }

    private void ofScope(ExceptionScope scope) {
        flaws.ofScope(scope);
        if (isAll(scope)) {
            flaws.add(
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

    private static boolean same(String one, String other) {
        return !one.isBlank()
                && one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
