package io.hullmark.streams.savepoints;

import java.time.Duration;
import java.time.Instant;

/**
 * How far apart savepoints stand. They stand where one period of time ends and the next begins, counted from the epoch, so that readings
 * which begin at different entries come to the same ones.
 *
 * @param time the length of a period
 * @param entries that lie between two savepoints at least
 */
public record Spacing(Duration time, int entries) {
    /** One a day, but not where folding again takes less time than reading a file. */
    public static final Spacing STANDARD = new Spacing(Duration.ofDays(1), 20_000);

    boolean isCrossed(Instant from, Instant to) {
        return Math.floorDiv(from.getEpochSecond(), time.toSeconds())
                < Math.floorDiv(to.getEpochSecond(), time.toSeconds());
    }
}
