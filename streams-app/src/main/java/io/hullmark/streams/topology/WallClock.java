package io.hullmark.streams.topology;

import io.hullmark.engine.facts.Fact;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.ClockTick;
import io.hullmark.wire.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Punctuator;

/**
 * Lets the wall clock into the journal, and grants re-judgements their slices: the only place where time that no record brought is
 * written down, so that a replay finds it there.
 *
 * <p>While records come in, the clock is that of the newest of them: after an outage a backlog comes in, and hosts whose heartbeats
 * stand further back in it are not silent. When nothing has come for a while, the wall clock itself counts.
 */
final class WallClock implements Punctuator {
    private final PartitionFold fold;
    private final Duration quiet;
    private final SliceSize sliceSize;
    private final LongSupplier nanoTime;
    private final Counts counts;
    private Instant newest = Instant.MIN;
    private Instant heardAt = Instant.MIN;

    WallClock(PartitionFold fold, Duration quiet, SliceSize sliceSize, LongSupplier nanoTime, Counts counts) {
        this.fold = fold;
        this.quiet = quiet;
        this.sliceSize = sliceSize;
        this.nanoTime = nanoTime;
        this.counts = counts;
    }

    /**
     * A record has come.
     *
     * @param arrivedAt its own time
     * @param now the wall clock
     */
    void heard(Instant arrivedAt, Instant now) {
        heardAt = now;
        if (arrivedAt.isAfter(newest)) {
            newest = arrivedAt;
        }
    }

    @Override
    public void punctuate(long wallClock) {
        var now = Instant.ofEpochMilli(wallClock);
        if (heardAt.equals(Instant.MIN)) {
            // The partition has just been taken over: what is there to be read has not been read yet.
            heardAt = now;
        }
        tick(now);
        grantSlices(now);
    }

    private void tick(Instant now) {
        boolean idle = !now.isBefore(heardAt.plus(quiet));
        var time = idle || newest.isAfter(now) ? now : newest;
        if ((idle || newest.isAfter(Instant.MIN))
                && fold.nextDeadline()
                        .filter(deadline -> !deadline.isAfter(time))
                        .isPresent()) {
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
