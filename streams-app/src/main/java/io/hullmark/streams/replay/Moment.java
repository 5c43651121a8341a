package io.hullmark.streams.replay;

import java.time.Instant;

/**
 * A moment of the past, and from when it is looked at.
 *
 * @param asOf what took effect until then counts, and nothing that took effect later
 * @param knownAt what was known until then counts: the moment itself for what was known at the time, or later for what came in late
 */
public record Moment(Instant asOf, Instant knownAt) {
    public Moment {
        if (knownAt.isBefore(asOf)) {
            throw new IllegalArgumentException("nobody could know at %s what was at %s".formatted(knownAt, asOf));
        }
    }

    boolean admits(KnownEntry entry) {
        return isKnown(entry) && !entry.entry().getAt().isAfter(asOf);
    }

    boolean isKnown(KnownEntry entry) {
        return !entry.known().isAfter(knownAt);
    }
}
