package io.hullmark.engine.assessment;

import io.hullmark.engine.rules.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A time in which a subject stood to a control in the same way, for the same reasons.
 *
 * @param state how
 * @param since its first moment
 * @param until the first moment after it
 * @param rules the rules that decide
 * @param decisions ids of the exceptions or attestations that people answer with
 * @param grounds the entries by which that is known
 */
public record Stretch(
        ControlState state,
        Instant since,
        Instant until,
        SortedSet<RuleId> rules,
        SortedSet<String> decisions,
        SortedSet<Ground> grounds) {
    public Stretch {
        rules = Collections.unmodifiableSortedSet(new TreeSet<>(rules));
        decisions = Collections.unmodifiableSortedSet(new TreeSet<>(decisions));
        grounds = Collections.unmodifiableSortedSet(new TreeSet<>(grounds));
    }

    /** How long it lasted. */
    public Duration lasted() {
        return Duration.between(since, until);
    }

    /** Adds how long it lasted. */
    void addTo(Map<ControlState, Duration> lasted) {
        lasted.merge(state, lasted(), Duration::plus);
    }

    /** Adds how much of it lies in a span that it touches. */
    void addTo(Map<ControlState, Duration> lasted, Instant from, Instant to) {
        lasted.merge(
                state,
                Duration.between(since.isBefore(from) ? from : since, until.isAfter(to) ? to : until),
                Duration::plus);
    }

    boolean goesOnIn(Stretch next) {
        return until.equals(next.since)
                && state == next.state
                && rules.equals(next.rules)
                && decisions.equals(next.decisions);
    }

    Stretch with(Stretch next) {
        var all = new TreeSet<>(grounds);
        all.addAll(next.grounds);
        return new Stretch(state, since, next.until, rules, decisions, all);
    }
}
