package io.hullmark.engine.assessment;

import io.hullmark.engine.findings.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How one subject stood to one control over the span.
 *
 * @param subject who
 * @param stretches one after the other; there are none for times in which it was not there, or no rule of the control was in force
 */
public record AssessedSubject(Subject subject, List<Stretch> stretches) {
    public AssessedSubject {
        stretches = List.copyOf(stretches);
    }

    /** For how long it was in which state. */
    public Times times() {
        return Times.of(stretches.stream()
                .map(stretch -> Times.of(stretch.state(), stretch.lasted()))
                .toList());
    }

    /** For how long it was in which state within a part of the span. */
    Times times(Instant from, Instant to) {
        return Times.of(stretches.stream()
                .filter(stretch ->
                        stretch.since().isBefore(to) && stretch.until().isAfter(from))
                .map(stretch -> Times.of(
                        stretch.state(),
                        Duration.between(
                                stretch.since().isBefore(from) ? from : stretch.since(),
                                stretch.until().isAfter(to) ? to : stretch.until())))
                .toList());
    }

    /** Whether the control applied to it at some time, as far as anybody knows. */
    boolean isConcerned() {
        return stretches.stream().anyMatch(stretch -> stretch.state() != ControlState.NOT_APPLICABLE);
    }

    /** Whether it is in one state only. */
    public boolean isAlways(ControlState state) {
        return stretches.stream().allMatch(stretch -> stretch.state() == state);
    }
}
