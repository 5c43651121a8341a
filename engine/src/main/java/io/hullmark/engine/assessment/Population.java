package io.hullmark.engine.assessment;

import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Control;
import java.util.ArrayList;
import java.util.List;

/** Gathers to whom one control applied. */
final class Population {
    private final Control control;
    private final List<Requirement> serving;
    private final List<AssessedSubject> subjects = new ArrayList<>();

    /**
     * Nobody yet.
     *
     * @param serving the rules that served the control
     */
    Population(Control control, List<Requirement> serving) {
        this.control = control;
        this.serving = serving;
    }

    boolean isServed() {
        return !serving.isEmpty();
    }

    /** One more subject, if the control applied to it. */
    void add(Subject subject, ControlCourse course) {
        var assessed = new AssessedSubject(subject, course.of(control, serving));
        if (assessed.isConcerned()) {
            subjects.add(assessed);
        }
    }

    AssessedControl assessed() {
        return AssessedControl.of(control, serving, subjects);
    }
}
