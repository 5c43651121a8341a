package io.hullmark.engine.assessment;

import io.hullmark.engine.facts.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people decided in the same words, from when they did until it ended.
 *
 * @param decision what they decided
 * @param decidedAt when that took effect; it may begin to hold later
 * @param ground the entry that says so
 * @param end who ended it before its time, by taking it back or by other words; empty if nobody did within the span
 */
public record DecisionLife<D extends Decision>(D decision, Instant decidedAt, Ground ground, Optional<End> end) {

    /** The end of a decision before its time. */
    public record End(Instant at, Ground ground, Manner manner) {}

    /** How a decision ends before its time. */
    public enum Manner {
        REVOKED,
        REPLACED
    }

    /** By id, and then as they were decided. */
    public static <D extends Decision> Comparator<DecisionLife<D>> order() {
        return Comparator.comparing((DecisionLife<D> life) -> life.decision().id())
                .thenComparing(DecisionLife::decidedAt)
                .thenComparing(DecisionLife::ground);
    }

    /** When it begins to hold. */
    public Instant since() {
        return decision.startsAt().isAfter(decidedAt) ? decision.startsAt() : decidedAt;
    }

    /** When it no longer holds. */
    public Instant until() {
        return end.map(End::at).filter(decision.expiresAt()::isAfter).orElse(decision.expiresAt());
    }

    /** The entries by which it began, and ended before its time. */
    public List<Ground> grounds() {
        return Stream.concat(Stream.of(ground), end.stream().map(End::ground)).toList();
    }

    boolean touches(Instant from, Instant to) {
        return since().isBefore(to) && until().isAfter(from) && since().isBefore(until());
    }

    DecisionLife<D> ended(Instant at, Ground by, Manner manner) {
        return new DecisionLife<>(decision, decidedAt, ground, Optional.of(new End(at, by, manner)));
    }
}
