package io.hullmark.cli.report;

import static java.util.Comparator.comparing;

import io.hullmark.cli.console.ScoreText;
import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.rules.Verdict;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One page that needs nothing beside itself and runs no script.
 *
 * @param every whether verdicts that need no attention are listed too
 */
public record HtmlReport(boolean every) implements Report.Form {
    private static final String STYLE = ".CRITICAL,.HIGH{color:#b00020}.MEDIUM{color:#9a5b00}.PASS{color:#06632e}";
    private static final Comparator<Assessment> WORST_FIRST = comparing(
                    (Assessment one) -> one.rule().severity())
            .reversed()
            .thenComparing(one -> one.rule().id())
            .thenComparing(one -> one.subject().key());
    private static final List<Verdict> ORDER =
            List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.MANUAL, Verdict.PASS, Verdict.NOT_APPLICABLE);

    @Override
    public void write(Report report, PrintWriter out) {
        Page.write(out, "hullmark check", STYLE, html -> body(report, html));
    }

    private void body(Report report, Markup html) {
        html.element("h1", "hullmark check");
        html.element("p", report.summary());
        html.element("p", ScoreText.sentence(report.scorecard()));
        for (Verdict verdict : ORDER) {
            boolean shown = every || verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN;
            var such = report.assessments().stream()
                    .filter(one -> one.verdict() == verdict)
                    .sorted(WORST_FIRST)
                    .toList();
            if (shown && !such.isEmpty()) {
                html.newLine();
                html.element("h2", verdict.name());
                table(such, report, html);
            }
        }
        html.newLine();
    }

    private static void table(List<Assessment> assessments, Report report, Markup html) {
        Page.table(
                html,
                List.of("Severity", "Rule", "Subject", "What and why"),
                () -> assessments.forEach(one -> row(one, report, html)));
    }

    private static void row(Assessment assessment, Report report, Markup html) {
        var rule = assessment.rule();
        html.newLine();
        html.element("tr", () -> {
            html.element("td", () -> {
                html.attribute("class", rule.severity().name());
                html.text(rule.severity().name());
            });
            html.element("td", () -> {
                html.element("code", rule.id().value());
                html.element("div", rule.title());
                html.element(
                        "small", rule.controls().stream().map(Controls::text).collect(Collectors.joining(", ")));
            });
            html.element("td", Subjects.text(assessment.subject()));
            html.element("td", () -> why(assessment, report, html));
        });
    }

    private static void why(Assessment assessment, Report report, Markup html) {
        html.text(assessment.detail());
        assessment
                .flaws()
                .forEach(flaw -> html.element("div", () -> {
                    html.text(flaw.message() + (flaw.element().isEmpty() ? "" : " [" + flaw.element() + "]"));
                    flaw.evidence()
                            .forEach(input -> html.element(
                                    "div",
                                    () -> html.element(
                                            "code",
                                            "%s is %s, expected %s"
                                                    .formatted(input.path(), input.observed(), input.expected()))));
                    flaw.exception()
                            .ifPresent(id -> html.element("div", () -> html.element("small", report.acceptance(flaw))));
                }));
        if (assessment.fails()) {
            html.element("small", "Do: " + assessment.rule().remediation());
        }
    }
}
