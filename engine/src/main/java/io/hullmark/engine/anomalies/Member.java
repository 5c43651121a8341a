package io.hullmark.engine.anomalies;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * One container that behaves unlike itself in one metric.
 *
 * @param subject the container
 * @param since when it began
 * @param value the latest value, in the metric's unit
 * @param low from here values are usual
 * @param high to here
 * @param score how remarkable it is, from 0 to 1: the highest so far
 * @param baseline what it is measured by
 * @param exposure what is configured of it
 * @param severity how bad it is, see {@link Gravity}
 * @param exception the exception that covers it; empty if none does
 */
public record Member(
        Subject subject,
        Instant since,
        double value,
        double low,
        double high,
        double score,
        Baseline baseline,
        Exposure exposure,
        Severity severity,
        Optional<String> exception) {
    ObjectKey key() {
        return subject.key();
    }

    /** What containers of one image have in common; empty while it has not been seen. */
    String image() {
        return subject.imageId().isEmpty() ? subject.image() : subject.imageId();
    }

    boolean isUnusual(double other) {
        return other < low || other > high;
    }
}
