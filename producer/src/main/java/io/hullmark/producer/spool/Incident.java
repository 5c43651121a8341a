package io.hullmark.producer.spool;

import java.time.Instant;

/** Records that were lost on the way through the spool, to be told to the readers. */
public record Incident(Cause cause, Instant from, Instant to, long lost, String detail) {
    /** Why they were lost. */
    public enum Cause {
        OVERFLOWED,
        DAMAGED
    }

    /** The two as one, so that a spool that stays full does not fill itself with reports about it. */
    Incident and(Incident later) {
        return new Incident(
                cause,
                from.isBefore(later.from) ? from : later.from,
                to.isAfter(later.to) ? to : later.to,
                lost + later.lost,
                later.detail);
    }
}
