package io.hullmark.cli.report;

import static io.hullmark.cli.console.Palette.harmless;
import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.hullmark.cli.console.Palette;
import io.hullmark.cli.console.ScoreText;
import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.check.Assessment.Flaw;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A report for people: findings by severity and rule, worst first, each rule with its remediation once; then what people
 * accept, and what could not be decided and why.
 *
 * @param palette colours or none
 * @param every whether verdicts that need no attention are listed too
 */
public record TextReport(Palette palette, boolean every) implements Report.Form {
    @Override
    public void write(Report report, PrintWriter out) {
        for (var severity : reversed(Severity.values())) {
            findings(severity, report.assessments(), out);
        }
        suppressed(report, out);
        undecided(Verdict.UNKNOWN, report.assessments(), out);
        if (every) {
            undecided(Verdict.MANUAL, report.assessments(), out);
            plain(Verdict.PASS, report.assessments(), out);
            plain(Verdict.NOT_APPLICABLE, report.assessments(), out);
        }
        out.println(report.summary());
        out.println(ScoreText.sentence(report.scorecard()));
        out.flush();
    }

    private static List<Severity> reversed(Severity... severities) {
        return List.of(severities).stream().sorted(reverseOrder()).toList();
    }

    private void findings(Severity severity, List<Assessment> all, PrintWriter out) {
        var byRule = byRule(all.stream()
                .filter(one -> one.fails() && one.rule().severity() == severity)
                .toList());
        if (byRule.isEmpty()) {
            return;
        }
        out.println(palette.severity(severity));
        byRule.forEach(failing -> {
            var rule = failing.get(0).rule();
            out.println("  " + palette.strong(rule.id().value()) + "  " + harmless(rule.title()) + shadow(rule));
            failing.forEach(one -> subject(one, out));
            out.println("    " + palette.faint("do: " + harmless(rule.remediation()) + controls(rule)));
            out.println();
        });
    }

    private void subject(Assessment assessment, PrintWriter out) {
        out.println("    " + Subjects.text(assessment.subject()));
        for (Flaw flaw : assessment.flaws()) {
            if (flaw.exception().isPresent()) {
                continue;
            }
            var element = flaw.element().isEmpty() ? "" : "[" + harmless(flaw.element()) + "] ";
            out.println("      " + element + harmless(flaw.message()));
            flaw.evidence()
                    .forEach(input -> out.println("        "
                            + palette.faint("%s is %s, expected %s"
                                    .formatted(input.path(), harmless(input.observed()), harmless(input.expected())))));
        }
    }

    /** What people accept stays visible: each finding on a line, with who accepts it until when. */
    private void suppressed(Report report, PrintWriter out) {
        var lines = new ArrayList<String>();
        for (Assessment one : report.assessments()) {
            one.flaws().stream()
                    .filter(flaw -> flaw.exception().isPresent())
                    .forEach(flaw -> lines.add("  %s  %s%s  %s"
                            .formatted(
                                    one.rule().id(),
                                    Subjects.text(one.subject()),
                                    flaw.element().isEmpty() ? "" : " [" + harmless(flaw.element()) + "]",
                                    palette.faint(harmless(report.acceptance(flaw))))));
        }
        if (!lines.isEmpty()) {
            out.println(palette.strong("SUPPRESSED"));
            lines.forEach(out::println);
            out.println();
        }
    }

    /** Many subjects lack the same, so each reason stands once with those who lack it. */
    private void undecided(Verdict verdict, List<Assessment> all, PrintWriter out) {
        var undecided = all.stream().filter(one -> one.verdict() == verdict).toList();
        if (undecided.isEmpty()) {
            return;
        }
        out.println(palette.verdict(verdict));
        byRule(undecided).forEach(ofRule -> {
            out.println("  " + ofRule.get(0).rule().id().value()
                    + shadow(ofRule.get(0).rule()));
            var byDetail = new TreeMap<String, List<Assessment>>();
            ofRule.forEach(one -> byDetail.computeIfAbsent(detail(one), unused -> new ArrayList<>())
                    .add(one));
            byDetail.forEach((detail, same) ->
                    out.println("    " + palette.faint(harmless(detail) + "  (" + names(same) + ")")));
        });
        out.println();
    }

    private static String detail(Assessment assessment) {
        var attestation = Report.attestation(assessment);
        return attestation.isEmpty() ? assessment.detail() : attestation;
    }

    private void plain(Verdict verdict, List<Assessment> all, PrintWriter out) {
        var such = all.stream().filter(one -> one.verdict() == verdict).toList();
        if (such.isEmpty()) {
            return;
        }
        out.println(palette.verdict(verdict));
        byRule(such)
                .forEach(ofRule ->
                        out.println("  " + ofRule.get(0).rule().id().value() + "  " + palette.faint(names(ofRule))));
        out.println();
    }

    private String names(List<Assessment> assessments) {
        int shown = every ? assessments.size() : 3;
        var more = assessments.size() > shown ? " and %d more".formatted(assessments.size() - shown) : "";
        return assessments.stream()
                        .limit(shown)
                        .map(one -> Subjects.text(one.subject()))
                        .collect(Collectors.joining(", "))
                + more;
    }

    private static List<List<Assessment>> byRule(List<Assessment> assessments) {
        var byRule = new TreeMap<Rule, List<Assessment>>(
                comparing(Rule::severity).reversed().thenComparing(Rule::id));
        assessments.forEach(one ->
                byRule.computeIfAbsent(one.rule(), unused -> new ArrayList<>()).add(one));
        return List.copyOf(byRule.values());
    }

    private String shadow(Rule rule) {
        return rule.mode() == RuleMode.SHADOW ? palette.faint(" (shadow)") : "";
    }

    private static String controls(Rule rule) {
        return rule.controls().isEmpty()
                ? ""
                : rule.controls().stream().map(Controls::text).collect(Collectors.joining(", ", "  (", ")"));
    }
}
