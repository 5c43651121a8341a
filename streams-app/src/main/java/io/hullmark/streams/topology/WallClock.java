package io.hullmark.streams.topology;

import io.hullmark.engine.facts.Fact;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.streams.topology.Wiring.Pace;
import io.hullmark.wire.ClockTick;
import io.hullmark.wire.Slice;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Punctuator;

/**
 * Lets the wall clock into the journal, and grants re-judgements their slices: the only place where time that no record brought is
 * written down, so that a replay finds it there.
 *
 * <p>While records come in, the clock is that of the newest of them: after an outage a backlog comes in, and hosts whose heartbeats
 * stand further back in it are not silent. When nothing has come for a while, the wall clock itself counts. That while is measured in
 * looks and not in time: a thread that was busy with other partitions has not looked whether there is something for this one.
 */
final class WallClock implements Punctuator {
    private final PartitionFold fold;
    private final int looksUntilQuiet;
    private final SliceSize sliceSize;
    private final LongSupplier nanoTime;
    private final Counts counts;
    private Instant newest = Instant.MIN;
    private int looksInVain;

    /**
     * @param pace how often it looks, and how long it takes for quiet
     */
    WallClock(PartitionFold fold, Pace pace, LongSupplier nanoTime, Counts counts) {
        this.fold = fold;
        this.looksUntilQuiet =
                (int) Math.max(1, pace.quiet().toNanos() / pace.clock().toNanos());
        this.sliceSize = new SliceSize(pace.sliceBudget());
        this.nanoTime = nanoTime;
        this.counts = counts;
    }

    /** A record has come that was written at this time. */
    void heard(Instant arrivedAt) {
        looksInVain = 0;
        if (arrivedAt.isAfter(newest)) {
            newest = arrivedAt;
        }
    }

    @Override
    public void punctuate(long wallClock) {
        var now = Instant.ofEpochMilli(wallClock);
        boolean quiet = looksInVain >= looksUntilQuiet;
        looksInVain = Math.min(looksInVain + 1, looksUntilQuiet);
        var time = quiet || newest.isAfter(now) ? now : newest;
        tick(time);
        fold.lapse(time);
        grantSlices(now);
    }

    private void tick(Instant time) {
        if (fold.nextDeadline().filter(deadline -> !deadline.isAfter(time)).isPresent()) {
            counts.add(Count.TICK);
            fold.apply(time, new ClockTick(time), new Fact.Ticked(time));
        }
    }

    private void grantSlices(Instant now) {
        long begin = nanoTime.getAsLong();
        long spent = 0;
        while (sliceSize.fits(spent) && fold.sliceDue()) {
            int subjects = sliceSize.subjects();
            counts.add(Count.SLICE);
            fold.apply(now, new Slice(subjects), new Fact.SliceGranted(subjects));
            long after = nanoTime.getAsLong() - begin;
            sliceSize.took(after - spent);
            spent = after;
        }
    }
}
