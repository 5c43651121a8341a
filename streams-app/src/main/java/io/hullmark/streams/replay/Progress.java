package io.hullmark.streams.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How far a replay has come, for whoever waits for it. Safe for any number of threads. */
public final class Progress {
    private final LongAdder expected = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder facts = new LongAdder();

    /** So many more records are to be read. */
    public void expect(long records) {
        expected.add(records);
    }

    /** So many more were read; or need not be. */
    public void advance(long records) {
        done.add(records);
    }

    /** A fact was folded. */
    void folded() {
        facts.increment();
    }

    /** Facts that were folded. */
    public long facts() {
        return facts.sum();
    }

    /** The part of the work that is done, from 0 to 1. */
    public double share() {
        long all = expected.sum();
        return all == 0 ? 0 : Math.min(1.0, (double) done.sum() / all);
    }

    /**
     * How long the rest will take if it goes on like this; empty while nobody can tell.
     *
     * @param spent how long it has taken so far
     */
    public Optional<Duration> left(Duration spent) {
        double share = share();
        return share < 0.01
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (spent.toMillis() * (1 - share) / share)));
    }
}
