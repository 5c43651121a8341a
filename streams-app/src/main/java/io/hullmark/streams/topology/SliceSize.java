package io.hullmark.streams.topology;

import java.time.Duration;

/**
 * How many subjects a slice of a re-judgement takes, so that live records wait for at most about one budget of time. Adapts to what the
 * last slices took; the number stands in the journal, so that a replay needs no stopwatch.
 */
final class SliceSize {
    private static final int FEWEST = 8;
    private static final int MOST = 4_096;
    /** Slices per budget that are aimed at: with one alone, every wrong guess would be felt. */
    private static final int PER_BUDGET = 4;

    private final long budgetNanos;
    private int subjects = 64;

    SliceSize(Duration budget) {
        this.budgetNanos = budget.toNanos();
    }

    /** Whether there is time for another slice. */
    boolean fits(long spentNanos) {
        return spentNanos < budgetNanos - budgetNanos / PER_BUDGET || spentNanos == 0;
    }

    /** How many subjects the next slice takes. */
    int subjects() {
        return subjects;
    }

    /** Learns from a slice of that size. */
    void took(long nanos) {
        long aim = budgetNanos / PER_BUDGET;
        if (nanos > aim + aim / 2) {
            subjects = Math.max(FEWEST, subjects / 2);
        } else if (nanos < aim / 2) {
            subjects = Math.min(MOST, subjects * 2);
        }
    }
}
