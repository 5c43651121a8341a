package io.hullmark.cli;

import io.hullmark.streams.replay.Moment;
import java.time.Instant;
import java.util.Optional;

/** Makes moments of what people ask for. */
final class PastMoments {
    private PastMoments() {}

    /**
     * A moment, looked at from another one or from now.
     *
     * @param flag the flag that named it, for messages
     */
    static Moment moment(String flag, Instant asOf, Optional<Instant> knownAt, Instant now) {
        refuseFuture(flag, asOf, now);
        var known = knownAt.orElse(now);
        refuseFuture("--known-at", known, now);
        if (known.isBefore(asOf)) {
            throw Complaint.usage("--known-at %s is before %s %s: nobody could know then what was to be"
                    .formatted(known, flag, asOf));
        }
        return new Moment(asOf, known);
    }

    /** Of what is to come nobody can tell. */
    static void refuseFuture(String flag, Instant moment, Instant now) {
        if (moment.isAfter(now)) {
            throw Complaint.usage("%s %s lies in the future: it is %s".formatted(flag, moment, now));
        }
    }
}
