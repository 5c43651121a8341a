package io.hullmark.streams.replay;

import io.hullmark.streams.savepoints.Savepoints;
import io.hullmark.streams.savepoints.Trail;

/** Leaves savepoints behind where a reading passes milestones. */
final class Keeper {
    private final Reading reading;
    private final Trail trail;
    private final Savepoints savepoints;

    Keeper(Reading reading, Trail trail, Savepoints savepoints) {
        this.reading = reading;
        this.trail = trail;
        this.savepoints = savepoints;
    }

    /** An entry was read, whether it was folded or not. */
    void pass(KnownEntry entry) {
        trail.pass(entry.entry().getAt(), entry.known());
    }

    /** Keeps what is remembered if a milestone stands here. Every entry before must have been folded. */
    void keep(Recollection recollection) {
        reading.peek().ifPresent(next -> {
            if (trail.isDueBefore(next.entry().getPosition(), next.known()) && savepoints.areKept()) {
                var milestone = trail.milestone(reading.here(), next.place().offset());
                savepoints.keep(recollection.savepoint(milestone));
            }
        });
    }
}
