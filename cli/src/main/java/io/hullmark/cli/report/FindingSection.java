package io.hullmark.cli.report;

import io.hullmark.cli.console.DurationText;
import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.FindingLife;
import io.hullmark.engine.assessment.FindingLife.Step;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What became of findings, rule by rule: those that held longest one by one, the others counted. */
final class FindingSection {
    private static final int MOST_FINDINGS = 10;

    private static final List<String> TITLES = List.of("Subject", "Held", "What became of it (UTC)");

    private final ComplianceReport report;
    private final FactNumbers facts;
    /** The worst rules first. */
    private final LinkedHashMap<RuleId, List<FindingLife>> byRule = new LinkedHashMap<>();

    FindingSection(ComplianceReport report, FactNumbers facts) {
        this.report = report;
        this.facts = facts;
        report.assessment()
                .findings()
                .forEach(finding -> byRule.computeIfAbsent(finding.requirement().id(), any -> new ArrayList<>())
                        .add(finding));
    }

    /** Such as "container web (nginx:1.25) on host-a". */
    static String place(Subject subject) {
        var host = subject.hostName().isEmpty() ? subject.key().hostId() : subject.hostName();
        return subject.key().kind() == ObjectKind.HOST
                ? Subjects.text(subject)
                : Subjects.text(subject) + " on " + host;
    }

    /** How many findings there are of the rules of a control, and where. */
    void link(AssessedControl control, Markup html) {
        var rules = control.rules().stream()
                .map(Requirement::id)
                .filter(byRule::containsKey)
                .toList();
        if (rules.isEmpty()) {
            return;
        }
        html.element("p", () -> {
            html.text("Findings: ");
            rules.forEach(rule -> {
                html.element("a", () -> {
                    html.attribute("href", "#" + anchor(rule));
                    html.text("%d of %s".formatted(of(rule).size(), rule));
                });
                html.text(" ");
            });
        });
    }

    private static String anchor(RuleId rule) {
        return "findings-" + rule.value();
    }

    private List<FindingLife> of(RuleId rule) {
        return byRule.getOrDefault(rule, List.of());
    }

    void write(Markup html) {
        AssessmentPage.heading(html, "Findings", "");
        if (byRule.isEmpty()) {
            html.element("p", "Nobody was told of any.");
        }
        byRule.forEach((rule, findings) -> write(findings, html));
    }

    private void write(List<FindingLife> findings, Markup html) {
        var rule = findings.get(0).requirement();
        html.newLine();
        html.element("h3", () -> {
            html.attribute("id", anchor(rule.id()));
            html.element("code", rule.id().value());
            html.text(" %s: %s".formatted(rule.severity(), rule.title()));
        });
        html.element(
                "p",
                () -> html.element(
                        "small", rule.controls().stream().map(Controls::text).collect(Collectors.joining(", "))));
        var held = held(findings);
        html.element(
                "p",
                "%d of %d subjects, %d of them still at the end; the one in the middle held for %s."
                        .formatted(
                                findings.size(),
                                findings.stream()
                                        .map(finding -> finding.subject().key())
                                        .distinct()
                                        .count(),
                                findings.stream()
                                        .filter(finding -> finding.resolvedAt().isEmpty())
                                        .count(),
                                DurationText.of(held.get(held.size() / 2).duration())));
        Page.table(html, TITLES, () -> {
            held.stream().limit(MOST_FINDINGS).forEach(finding -> row(finding, html));
            if (held.size() > MOST_FINDINGS) {
                Page.remark(
                        html,
                        TITLES.size(),
                        "%d more, of which none held longer: one by one in OSCAL"
                                .formatted(held.size() - MOST_FINDINGS));
            }
        });
    }

    /** A finding, and for how long it held. */
    private record Held(FindingLife finding, Duration duration) {}

    /** Those that held longest first; alike ones in the order of their subjects. */
    private List<Held> held(List<FindingLife> findings) {
        return findings.stream()
                .map(finding -> new Held(finding, finding.held(report.to())))
                .sorted(Comparator.comparing(Held::duration).reversed())
                .toList();
    }

    private void row(Held held, Markup html) {
        var finding = held.finding();
        html.newLine();
        html.element("tr", () -> {
            html.element("td", () -> {
                html.text(place(finding.subject()));
                if (!finding.element().isEmpty()) {
                    html.element("div", () -> html.element("code", finding.element()));
                }
                html.element("div", () -> html.element("small", "finding " + finding.id()));
            });
            html.element(
                    "td",
                    DurationText.of(held.duration()) + (finding.resolvedAt().isEmpty() ? ", still at the end" : ""));
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
