package io.hullmark.engine.assessment;

import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import java.time.Instant;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What is assessed.
 *
 * @param from first moment of the span
 * @param to the first moment after it
 * @param controls which controls
 * @param rules which of their rules
 * @param subjects which subjects, by what they are and their labels
 */
public record Scope(
        Instant from,
        Instant to,
        Predicate<Control> controls,
        Predicate<RuleId> rules,
        BiPredicate<Subject, SortedMap<String, String>> subjects) {
    public Scope {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span ends after it begins, got from %s to %s".formatted(from, to));
        }
    }
}
