package io.hullmark.cli.report;

import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.check.Assessment.Flaw;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.rules.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** JUnit XML as CI servers read it: a suite per subject, a case per rule. What could not be decided, or is accepted, is skipped, never passed. */
public final class JunitReport implements Report.Form {
    @Override
    public void write(Report report, PrintWriter out) {
        var suites = new LinkedHashMap<ObjectKey, List<Assessment>>();
        report.assessments()
                .forEach(one -> suites.computeIfAbsent(one.subject().key(), unused -> new ArrayList<>())
                        .add(one));
        Markup.document(
                out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                xml -> xml.element("testsuites", () -> {
                    xml.attribute("name", "hullmark check");
                    // No count of what is skipped here: the strictest readers know that of suites only.
                    totals(xml, report.assessments());
                    suites.values().forEach(suite -> suite(xml, suite, report));
                    xml.newLine();
                }));
    }

    private static void suite(Markup xml, List<Assessment> suite, Report report) {
        xml.newLine();
        xml.element("testsuite", () -> {
            xml.attribute("name", Subjects.text(suite.get(0).subject()));
            totals(xml, suite);
            xml.attribute("skipped", skipped(suite));
            suite.forEach(one -> testCase(xml, one, report));
            xml.newLine();
        });
    }

    private static void totals(Markup xml, List<Assessment> assessments) {
        xml.attribute("tests", assessments.size())
                .attribute(
                        "failures",
                        assessments.stream().filter(Assessment::fails).count())
                .attribute("errors", 0);
    }

    private static long skipped(List<Assessment> assessments) {
        return assessments.stream()
                .filter(one -> !one.fails() && one.verdict() != Verdict.PASS)
                .count();
    }

    private static void testCase(Markup xml, Assessment assessment, Report report) {
        xml.newLine();
        xml.element("testcase", () -> {
            xml.attribute("name", assessment.rule().id().value())
                    .attribute("classname", Subjects.text(assessment.subject()));
            if (assessment.fails()) {
                failure(xml, assessment);
            } else if (assessment.isSuppressed()) {
                var why = assessment.flaws().stream()
                        .map(report::acceptance)
                        .distinct()
                        .collect(Collectors.joining("; "));
                xml.empty("skipped", () -> xml.attribute("message", why));
            } else if (assessment.verdict() != Verdict.PASS) {
                xml.empty(
                        "skipped", () -> xml.attribute("message", assessment.verdict() + reason(assessment.detail())));
            }
        });
    }

    private static String reason(String detail) {
        return detail.isEmpty() ? "" : ": " + detail;
    }

    private static void failure(Markup xml, Assessment assessment) {
        var open = assessment.flaws().stream()
                .filter(flaw -> flaw.exception().isEmpty())
                .toList();
        var messages = open.stream().map(Flaw::message).collect(Collectors.joining("; "));
        xml.element("failure", () -> {
            xml.attribute("message", messages)
                    .attribute("type", assessment.rule().severity().name());
            open.forEach(flaw -> flaw.evidence().forEach(input -> {
                xml.text("%s%s is %s, expected %s"
                        .formatted(
                                flaw.element().isEmpty() ? "" : "[" + flaw.element() + "] ",
                                input.path(),
                                input.observed(),
                                input.expected()));
                xml.newLine();
            }));
            xml.text("do: " + assessment.rule().remediation());
        });
    }
}
