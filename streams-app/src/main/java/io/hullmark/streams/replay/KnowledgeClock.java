package io.hullmark.streams.replay;

import io.hullmark.wire.JournalEntry;
import java.time.Instant;
import java.util.Objects;

/** Since when the entries of a partition's journal are known, in their order: never before an older one. For one thread. */
public final class KnowledgeClock {
    private Instant now = Instant.MIN;

    /** A clock that goes on where another one stood. */
    static KnowledgeClock from(Instant known) {
        var clock = new KnowledgeClock();
        clock.now = known;
        return clock;
    }

    /** Since when the next entry is known; journals of older versions say only when it took effect. */
    public Instant known(JournalEntry entry) {
        var applied = Objects.requireNonNullElse(entry.getAppliedAt(), entry.getAt());
        if (applied.isAfter(now)) {
            now = applied;
        }
        return now;
    }
}
