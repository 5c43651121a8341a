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

/** JUnit XML as CI servers read it: a suite per subject, a case per rule. What could not be decided is skipped, never passed. */
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
                    totals(xml, report.assessments());
                    suites.values().forEach(suite -> suite(xml, suite));
                    xml.newLine();
                }));
    }

    private static void suite(Markup xml, List<Assessment> suite) {
        xml.newLine();
        xml.element("testsuite", () -> {
            xml.attribute("name", Subjects.text(suite.get(0).subject()));
            totals(xml, suite);
            suite.forEach(one -> testCase(xml, one));
            xml.newLine();
        });
    }

    private static void totals(Markup xml, List<Assessment> assessments) {
        xml.attribute("tests", assessments.size())
                .attribute("failures", count(assessments, Verdict.FAIL))
                .attribute("errors", 0)
                .attribute(
                        "skipped",
                        assessments.size() - count(assessments, Verdict.FAIL) - count(assessments, Verdict.PASS));
    }

    private static long count(List<Assessment> assessments, Verdict verdict) {
        return assessments.stream().filter(one -> one.verdict() == verdict).count();
    }

    private static void testCase(Markup xml, Assessment assessment) {
        xml.newLine();
        xml.element("testcase", () -> {
            xml.attribute("name", assessment.rule().id().value())
                    .attribute("classname", Subjects.text(assessment.subject()));
            if (assessment.verdict() == Verdict.FAIL) {
                failure(xml, assessment);
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
        var messages = assessment.flaws().stream().map(Flaw::message).collect(Collectors.joining("; "));
        xml.element("failure", () -> {
            xml.attribute("message", messages)
                    .attribute("type", assessment.rule().severity().name());
            assessment
                    .flaws()
                    .forEach(flaw -> flaw.evidence().forEach(input -> {
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
