package io.hullmark.engine.detectors;

import java.time.Duration;

/**
 * How a metric differs from what is usual for it.
 *
 * @param low from here values are usual
 * @param high to here
 * @param score how remarkable it is, from 0 to 1; 0.5 at the edge of what is usual
 * @param lasted for how long it has been so
 */
public record Deviation(double low, double high, double score, Duration lasted) {
    /**
     * @param usual the middle of what is usual
     * @param reach how far it reaches to both sides, above 0
     * @param away how far from the middle the metric is
     */
    static Deviation of(double usual, double reach, double away, int seconds) {
        double surprise = away / reach;
        // No metric is negative.
        return new Deviation(
                Math.max(0, usual - reach), usual + reach, surprise / (1 + surprise), Duration.ofSeconds(seconds));
    }
}
