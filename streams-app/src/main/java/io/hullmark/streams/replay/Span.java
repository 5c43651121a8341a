package io.hullmark.streams.replay;

import java.time.Instant;

/**
 * What became known within a time.
 *
 * @param from the first moment
 * @param to the first moment after it
 */
public record Span(Instant from, Instant to) {
    /** All that is kept. */
    public static final Span ALL = new Span(Instant.MIN, Instant.MAX);

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span ends after it begins, got from %s to %s".formatted(from, to));
        }
    }

    /** Whether something that became known then falls into it. */
    boolean contains(Instant known) {
        return !known.isBefore(from) && known.isBefore(to);
    }

    /** Whether it is over when something becomes known. */
    boolean isOver(Instant known) {
        return !known.isBefore(to);
    }
}
