package io.hullmark.engine.assessment;

import io.hullmark.engine.findings.Subject;
import java.time.Duration;
import java.util.EnumMap;
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
        var lasted = new EnumMap<ControlState, Duration>(ControlState.class);
        stretches.forEach(stretch -> stretch.addTo(lasted));
        return new Times(lasted);
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
