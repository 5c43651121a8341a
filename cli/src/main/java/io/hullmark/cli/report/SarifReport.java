package io.hullmark.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.check.Assessment.Flaw;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * SARIF 2.1.0. What is UNKNOWN is a result of kind open, and what is MANUAL one of kind review, both without a level.
 *
 * @param version of this program
 * @param every whether rules that pass or do not apply have results too
 */
public record SarifReport(String version, boolean every) implements Report.Form {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String FINGERPRINT = "hullmarkFindingId/v1";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public void write(Report report, PrintWriter out) {
        var log = NODES.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        var run = log.putArray("runs").addObject();
        var driver = run.putObject("tool")
                .putObject("driver")
                .put("name", "hullmark")
                .put("version", version);
        var indices = rules(report, driver.putArray("rules"));
        run.put("columnKind", "utf16CodeUnits");
        var results = run.putArray("results");
        report.assessments().forEach(assessment -> results(assessment, report, indices, results));
        if (!report.exceptions().isEmpty()) {
            // the format wants it in every result or in none
            results.forEach(result -> ((ObjectNode) result).withArray("suppressions"));
        }
        SafeJson.document(log, out);
        out.flush();
    }

    private static Map<Rule, Integer> rules(Report report, ArrayNode rules) {
        var indices = new LinkedHashMap<Rule, Integer>();
        for (Assessment assessment : report.assessments()) {
            var rule = assessment.rule();
            if (indices.putIfAbsent(rule, indices.size()) == null) {
                rules.add(rule(rule));
            }
        }
        return indices;
    }

    private static ObjectNode rule(Rule rule) {
        var described = NODES.objectNode().put("id", rule.id().value());
        described.putObject("shortDescription").put("text", rule.title());
        described.putObject("fullDescription").put("text", rule.title() + ".");
        described.putObject("help").put("text", rule.remediation() + controls(rule));
        described.putObject("defaultConfiguration").put("level", level(rule.severity()));
        var properties = described
                .putObject("properties")
                .put("severity", rule.severity().name());
        // What code hosts sort security findings by.
        properties.put("security-severity", score(rule.severity()));
        var tags = properties.putArray("tags").add("security");
        rule.controls().forEach(control -> tags.add(Controls.text(control)));
        return described;
    }

    private static String controls(Rule rule) {
        return rule.controls().isEmpty()
                ? ""
                : rule.controls().stream().map(Controls::text).collect(Collectors.joining(", ", " (", ")"));
    }

    private void results(Assessment assessment, Report report, Map<Rule, Integer> indices, ArrayNode results) {
        for (Flaw flaw : assessment.flaws()) {
            var result = result(assessment, indices, flaw.message(), Optional.of(flaw.element()));
            result.put("kind", "fail").put("level", level(assessment.rule().severity()));
            result.putObject("partialFingerprints").put(FINGERPRINT, flaw.findingId());
            flaw.exception()
                    .ifPresent(id -> result.putArray("suppressions")
                            .addObject()
                            .put("kind", "external")
                            .put("status", "accepted")
                            .put("justification", report.acceptance(flaw)));
            results.add(result);
        }
        if (assessment.flaws().isEmpty() && (every || undecided(assessment.verdict()))) {
            var said = assessment.detail().isEmpty() ? assessment.rule().title() : assessment.detail();
            results.add(result(assessment, indices, said, Optional.empty())
                    .put("kind", kind(assessment.verdict()))
                    .put("level", "none"));
        }
    }

    private static ObjectNode result(
            Assessment assessment, Map<Rule, Integer> indices, String message, Optional<String> element) {
        var rule = assessment.rule();
        var result =
                NODES.objectNode().put("ruleId", rule.id().value()).put("ruleIndex", indices.getOrDefault(rule, -1));
        result.putObject("message").put("text", message.isEmpty() ? rule.title() : message);
        result.putArray("locations")
                .addObject()
                .putArray("logicalLocations")
                .add(location(assessment.subject(), element.orElse("")));
        return result;
    }

    private static ObjectNode location(Subject subject, String element) {
        var key = subject.key();
        var kind = key.kind().name().toLowerCase(Locale.ROOT);
        var name = subject.name().isEmpty() ? key.id() : subject.name();
        return NODES.objectNode()
                .put("name", element.isEmpty() ? name : element)
                .put(
                        "fullyQualifiedName",
                        key.hostId() + "/" + kind + "/" + name + (element.isEmpty() ? "" : "/" + element))
                .put("kind", element.isEmpty() ? kind : "element");
    }

    private static boolean undecided(Verdict verdict) {
        return verdict == Verdict.UNKNOWN || verdict == Verdict.MANUAL;
    }

    private static String kind(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case NOT_APPLICABLE -> "notApplicable";
            case UNKNOWN -> "open";
            case MANUAL -> "review";
        };
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFORMATIONAL -> "note";
        };
    }

    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "3.0";
            case INFORMATIONAL -> "0.5";
        };
    }
}
