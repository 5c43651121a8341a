package io.hullmark.engine.assessment;

import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;

/**
 * How well a control was kept over the span.
 *
 * @param control the control
 * @param rules the rules that served it, each as it stood last, ordered by id
 * @param subjects to whom it applied at some time, ordered by their keys: its population
 */
public record AssessedControl(Control control, List<Requirement> rules, List<AssessedSubject> subjects) {
    static final Comparator<Control> ORDER = Comparator.comparing(Control::framework)
            .thenComparing(Control::version)
            .thenComparing(Control::id);

    public AssessedControl {
        rules = List.copyOf(rules);
        subjects = List.copyOf(subjects);
    }

    /** For how long its population was in which state, all together. */
    public Times times() {
        var lasted = new EnumMap<ControlState, Duration>(ControlState.class);
        subjects.forEach(subject -> subject.addUp(Instant.MIN, Instant.MAX, lasted));
        return new Times(lasted);
    }

    /** The same for equal parts of the span, one after the other. */
    public List<Times> course(Instant from, Instant to, int parts) {
        var part = Duration.between(from, to).dividedBy(parts);
        var course = new ArrayList<Times>();
        for (int index = 0; index < parts; index++) {
            var begin = from.plus(part.multipliedBy(index));
            var end = index + 1 == parts ? to : begin.plus(part);
            var lasted = new EnumMap<ControlState, Duration>(ControlState.class);
            subjects.forEach(subject -> subject.addUp(begin, end, lasted));
            course.add(new Times(lasted));
        }
        return course;
    }

    /** Those of all partitions together. */
    static List<AssessedControl> merged(List<AssessedControl> partitions) {
        var merged = new TreeMap<Control, AssessedControl>(ORDER);
        partitions.forEach(control -> merged.merge(control.control(), control, AssessedControl::plus));
        return List.copyOf(merged.values());
    }

    private AssessedControl plus(AssessedControl other) {
        var all = new ArrayList<>(subjects);
        all.addAll(other.subjects);
        all.sort(Comparator.comparing(subject -> subject.subject().key()));
        var known = new TreeMap<RuleId, Requirement>();
        other.rules.forEach(rule -> known.put(rule.id(), rule));
        rules.forEach(rule -> known.put(rule.id(), rule));
        return new AssessedControl(control, List.copyOf(known.values()), all);
    }
}
