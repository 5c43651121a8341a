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
     * @param usual the middle of what is usual, on the log scale
     * @param reach how far it reaches to both sides
     * @param surprise how far from the middle the metric is, in reaches
     */
    static Deviation of(double usual, double reach, double grain, double surprise, int seconds) {
        return new Deviation(
                LogScale.value(usual - reach, grain),
                LogScale.value(usual + reach, grain),
                surprise / (1 + surprise),
                Duration.ofSeconds(seconds));
    }
}
