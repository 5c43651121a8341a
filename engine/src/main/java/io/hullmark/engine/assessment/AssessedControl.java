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
import java.util.stream.Stream;

/**
 * How well a control was kept over the span.
 *
 * @param control the control
 * @param rules the rules that served it, each as it stood last, ordered by id
 * @param subjects to whom it applied at some time, ordered by their keys: its population
 * @param times for how long its population was in which state, all together
 */
public record AssessedControl(Control control, List<Requirement> rules, List<AssessedSubject> subjects, Times times) {
    static final Comparator<Control> ORDER = Comparator.comparing(Control::framework)
            .thenComparing(Control::version)
            .thenComparing(Control::id);

    public AssessedControl {
        rules = List.copyOf(rules);
        subjects = List.copyOf(subjects);
    }

    /** How well it was kept by these. */
    public static AssessedControl of(Control control, List<Requirement> rules, List<AssessedSubject> subjects) {
        var lasted = new EnumMap<ControlState, Duration>(ControlState.class);
        stretches(subjects).forEach(stretch -> stretch.addTo(lasted));
        return new AssessedControl(control, rules, subjects, new Times(lasted));
    }

    /** The same times for equal parts of the span, one after the other. */
    public List<Times> course(Instant from, Instant to, int parts) {
        var course = new Course(from, to, parts);
        stretches(subjects).forEach(course::take);
        return course.times();
    }

    private static Stream<Stretch> stretches(List<AssessedSubject> subjects) {
        return subjects.stream().flatMap(subject -> subject.stretches().stream());
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
        return of(control, List.copyOf(known.values()), all);
    }
}
