package io.hullmark.engine.picture;

import java.time.Duration;
import java.time.Instant;

/** When a host that nobody hears counts as silent: after two of the intervals that its agent promised, and a little more. */
public final class Silence {
    /** Heartbeats that are this much late are no silence. */
    static final Duration SLACK = Duration.ofSeconds(1);

    /** Holds until a host's first heartbeat tells better. */
    public static final Duration FIRST_INTERVAL = Duration.ofMinutes(1);

    /** The longest interval that is believed. */
    public static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    private Silence() {}

    /** Until when a host may be quiet that was last heard at this time. */
    public static Instant deadline(Instant heardAt, Duration interval) {
        return heardAt.plus(interval).plus(interval).plus(SLACK);
    }

    /** An agent's promise within what can be taken seriously. */
    public static Duration bounded(Duration interval) {
        if (interval.compareTo(SLACK) < 0) {
            return SLACK;
        }
        return interval.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : interval;
    }
}
