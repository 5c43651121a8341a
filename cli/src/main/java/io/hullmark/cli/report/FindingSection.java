package io.hullmark.cli.report;

import io.hullmark.cli.console.DurationText;
import io.hullmark.engine.assessment.FindingLife;
import io.hullmark.engine.assessment.FindingLife.Step;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Subject;
import java.util.List;
import java.util.stream.Collectors;

/** What became of each finding. */
final class FindingSection {
    private final ComplianceReport report;
    private final FactNumbers facts;

    FindingSection(ComplianceReport report, FactNumbers facts) {
        this.report = report;
        this.facts = facts;
    }

    /** Such as "container web (nginx:1.25) on host-a". */
    static String place(Subject subject) {
        var host = subject.hostName().isEmpty() ? subject.key().hostId() : subject.hostName();
        return subject.key().kind() == ObjectKind.HOST
                ? Subjects.text(subject)
                : Subjects.text(subject) + " on " + host;
    }

    void write(Markup html) {
        AssessmentPage.heading(html, "Findings", "");
        var findings = report.assessment().findings();
        if (findings.isEmpty()) {
            html.element("p", "Nobody was told of any.");
            return;
        }
        Page.table(html, List.of("", "Rule", "Subject", "Held", "What became of it (UTC)"), () -> {
            for (int index = 0; index < findings.size(); index++) {
                row(index + 1, findings.get(index), html);
            }
        });
    }

    private void row(int number, FindingLife finding, Markup html) {
        var rule = finding.requirement();
        html.newLine();
        html.element("tr", () -> {
            html.attribute("id", "finding-" + number);
            html.element("td", Integer.toString(number));
            html.element("td", () -> {
                html.element("code", rule.id().value());
                html.element("div", "%s: %s".formatted(rule.severity(), rule.title()));
                html.element(
                        "small", rule.controls().stream().map(Controls::text).collect(Collectors.joining(", ")));
            });
            html.element("td", () -> {
                html.text(place(finding.subject()));
                if (!finding.element().isEmpty()) {
                    html.element("div", () -> html.element("code", finding.element()));
                }
                html.element("div", () -> html.element("small", "finding " + finding.id()));
            });
            html.element(
                    "td",
                    DurationText.of(finding.held(report.to()))
                            + (finding.resolvedAt().isEmpty() ? ", still at the end" : ""));
            html.element("td", () -> finding.steps().forEach(step -> step(step, html)));
        });
    }

    private void step(Step step, Markup html) {
        html.element("div", () -> {
            html.text("%s %s ".formatted(step.at(), StateWords.of(step.kind())));
            facts.name(List.of(step.ground()), html);
            if (step.cause().position() != step.ground().position()) {
                html.element(
                        "small",
                        " caused by position %d of partition %d"
                                .formatted(step.cause().position(), step.cause().partition()));
            }
        });
        if (step.evidence().isEmpty()) {
            return;
        }
        html.element("div", () -> html.element("small", step.message()));
        step.evidence()
                .forEach(input -> html.element(
                        "div",
                        () -> html.element(
                                "code",
                                "%s is %s, expected %s".formatted(input.path(), input.observed(), input.expected()))));
    }
}
