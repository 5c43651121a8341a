package io.hullmark.streams.replay;

import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.replay.Stored.Place;

/** Evidence is not as it was written. The message names topic, partition and offset. */
public final class DamagedEvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    DamagedEvidenceException(Place place, DamagedJournalException damage) {
        super("%s: %s".formatted(place, damage.getMessage()), damage);
        this.place = place;
    }

    /** Something else stands there than was written. */
    public DamagedEvidenceException(Place place, String message) {
        super("%s: %s".formatted(place, message));
        this.place = place;
    }

    /** Where something else stands than was written. */
    public Place place() {
        return place;
    }
}
