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

    /** What begins must begin before it ends. */
    static void refuseReversed(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Complaint.usage("--from must be before --to, got %s and %s".formatted(from, to));
        }
    }

    /**
     * Of what was before the journal nobody can tell.
     *
     * @param begins when the journal begins; empty if there is nothing in it
     */
    static void refuseUnwritten(Optional<Instant> begins, Instant from, Instant to) {
        if (begins.filter(to::isAfter).isEmpty()) {
            throw Complaint.notInOrder(
                    begins.map(begin -> "the journal begins at %s, so nobody knows what was from %s to %s"
                                    .formatted(begin, from, to))
                            .orElse("the journal is empty: nothing was judged yet"));
        }
    }

    /** Of what is to come nobody can tell. */
    static void refuseFuture(String flag, Instant moment, Instant now) {
        if (moment.isAfter(now)) {
            throw Complaint.usage("%s %s lies in the future: it is %s".formatted(flag, moment, now));
        }
    }
}
