package io.hullmark.streams.topology;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the clock of a host may be off before its word is bounded, so that one wrong clock moves nobody's time.
 *
 * @param ahead how far after the arrival of a record its observation may claim to be
 * @param behind how far before; generous, because a spool keeps observations through an outage
 */
public record TimeBounds(Duration ahead, Duration behind) {
    Instant bounded(Instant observed, Instant arrived) {
        var latest = arrived.plus(ahead);
        if (observed.isAfter(latest)) {
            return latest;
        }
        var earliest = arrived.minus(behind);
        return observed.isBefore(earliest) ? earliest : observed;
    }
}
