package io.hullmark.engine.assessment;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A time in which a host was not watched, or something of it may have been missed.
 *
 * @param kind which of both
 * @param since its first moment
 * @param until the first moment after it; {@link Instant#MAX} if it was not over when that could last be known
 * @param reason what happened, for a person
 * @param grounds the entries between which, or by which, that is known
 */
public record BlindSpell(Kind kind, Instant since, Instant until, String reason, SortedSet<Ground> grounds) {
    /** How little was seen. */
    public enum Kind {
        /** Nobody heard the host, as it turned out: nothing that was said of it counts. */
        SILENT,
        /** The host was heard, and something may have been missed: nothing passes. */
        GAP
    }

    public BlindSpell {
        grounds = Collections.unmodifiableSortedSet(new TreeSet<>(grounds));
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(since) && moment.isBefore(until);
    }

    BlindSpell within(Instant from, Instant to) {
        return new BlindSpell(
                kind, since.isBefore(from) ? from : since, until.isAfter(to) ? to : until, reason, grounds);
    }
}
