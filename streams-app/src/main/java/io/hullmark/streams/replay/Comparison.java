package io.hullmark.streams.replay;

import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Proof.Told;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds what a replay tells against what was told live, one by one, up to the first difference; what another version told, as the schema
 * of that version has it. A transition may follow from an entry and name an older one as its cause, so nothing but the order says which
 * belong together.
 */
final class Comparison {
    private final LiveTransitions live;
    private final Tally liveTally = new Tally();
    private final Tally replayTally = new Tally();
    private boolean met;
    private long missed;

    Comparison(LiveTransitions live) {
        this.live = live;
        // where older ones are gone, the replay must first come to the oldest that is left
        this.met = !live.isBeheaded();
    }

    /** Leaves out what follows from an entry. */
    void pass(List<byte[]> replayed) {
        if (met) {
            replayed.forEach(live::pass);
        } else {
            replayed.forEach(this::meet);
        }
    }

    /** The first difference in what follows from one entry. */
    Optional<Flaw> compare(long position, List<byte[]> replayed) {
        for (byte[] told : replayed) {
            if (!met && !live.isNext(told)) {
                missed++;
                continue;
            }
            met = true;
            var value = live.asToldLive(told);
            var next = live.peek();
            if (next.isEmpty() || !Arrays.equals(next.get().value(), value)) {
                return Optional.of(new Flaw.Differs(position, next, Optional.of(value)));
            }
            liveTally.add(value);
            replayTally.add(value);
            live.advance();
        }
        return Optional.empty();
    }

    /** What was told live beyond all that the replay tells. */
    Optional<Flaw> rest(long position) {
        return live.peek().map(more -> new Flaw.Differs(position, Optional.of(more), Optional.empty()));
    }

    private void meet(byte[] value) {
        if (met || live.isNext(value)) {
            met = true;
            live.pass(value);
        }
    }

    /** How many transitions could not be compared, because what was told live is no longer kept. */
    long missed() {
        return missed;
    }

    Told live() {
        return liveTally.told();
    }

    Told replayed() {
        return replayTally.told();
    }
}
