package io.hullmark.cli.report;

import io.hullmark.cli.report.ComplianceReport.Standing;
import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.ControlState;

/** Each control: all that is to be said of it. */
final class ControlSections {
    private static final int PARTS = 60;

    private final ComplianceReport report;
    private final FindingSection findings;
    private final FactNumbers facts;

    ControlSections(ComplianceReport report, FindingSection findings, FactNumbers facts) {
        this.report = report;
        this.findings = findings;
        this.facts = facts;
    }

    void write(Markup html) {
        AssessmentPage.heading(html, "Controls", "");
        report.controls().forEach(control -> write(control, html));
    }

    private void write(AssessedControl control, Markup html) {
        html.newLine();
        html.element("h3", () -> {
            html.attribute("id", ControlOverview.anchor(control));
            html.text(Controls.text(control.control()) + ": "
                    + Standing.of(control).words());
        });
        html.element(
                "ul",
                () -> control.rules()
                        .forEach(rule -> html.element("li", () -> {
                            html.element("code", rule.id().value());
                            html.text(" %s (%s)".formatted(rule.title(), rule.severity()));
                        })));
        var times = control.times();
        html.element(
                "p",
                "Applied to %s; kept for %s of %s h that were seen, which is %s of the time; blind for %s h."
                        .formatted(
                                ControlOverview.population(control),
                                HoursText.percent(times.compliance()),
                                HoursText.of(times.observed()),
                                HoursText.percent(times.coverage()),
                                HoursText.of(times.in(ControlState.BLIND))));
        if (control.subjects().isEmpty()) {
            return;
        }
        StateBar.course(control.course(report.from(), report.to(), PARTS), report.from(), report.to(), html);
        findings.link(control, html);
        SubjectRows.of(control, report.to(), facts).write(html);
    }
}
