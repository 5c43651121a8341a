package io.hullmark.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.check.Assessment;
import io.hullmark.engine.check.Assessment.Flaw;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Every verdict, one object a line: {@code rule}, {@code controls}, {@code severity}, {@code subject}, {@code element}, {@code
 * verdict}, {@code evidence}, {@code message}, {@code missing}, {@code exception}. A rule that fails for several elements has a line for each.
 * Where somebody answers for what is MANUAL there is {@code attestation}: {@code id}, {@code by}, {@code at}, {@code until}, {@code
 * statement} and {@code link}.
 */
public final class JsonReport implements Report.Form {
    @Override
    public void write(Report report, PrintWriter out) {
        for (Assessment assessment : report.assessments()) {
            if (assessment.flaws().isEmpty()) {
                SafeJson.line(line(assessment, new Flaw("", "", List.of(), said(assessment), Optional.empty())), out);
            }
            for (Flaw flaw : assessment.flaws()) {
                SafeJson.line(line(assessment, flaw), out);
            }
        }
        out.flush();
    }

    private static ObjectNode line(Assessment assessment, Flaw flaw) {
        var rule = assessment.rule();
        var line = JsonNodeFactory.instance.objectNode().put("rule", rule.id().value());
        var controls = line.putArray("controls");
        rule.controls()
                .forEach(control -> controls.addObject()
                        .put("framework", control.framework())
                        .put("version", control.version())
                        .put("id", control.id()));
        line.put("severity", rule.severity().name());
        line.set("subject", subject(assessment.subject()));
        line.put("element", flaw.element()).put("verdict", assessment.verdict().name());
        var inputs = line.putArray("evidence");
        flaw.evidence()
                .forEach(input -> inputs.addObject()
                        .put("path", input.path())
                        .put("observed", input.observed())
                        .put("expected", input.expected()));
        line.put("message", flaw.message())
                .put("missing", assessment.verdict() == Verdict.UNKNOWN ? assessment.detail() : "")
                .put("exception", flaw.exception().orElse(""));
        assessment.attestation().ifPresent(attestation -> line.set("attestation", attestation(attestation)));
        return line;
    }

    /** Who answers for what is MANUAL. */
    private static ObjectNode attestation(Attestation attestation) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", attestation.id())
                .put("by", attestation.by())
                .put("at", attestation.statedAt().toString())
                .put("until", attestation.until().toString())
                .put("statement", attestation.statement())
                .put("link", attestation.link());
    }

    /** What a person must look at is the message; what is missing has a field of its own. */
    private static String said(Assessment assessment) {
        return assessment.verdict() == Verdict.MANUAL ? assessment.detail() : "";
    }

    private static ObjectNode subject(Subject subject) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", subject.key().kind().name())
                .put("host", subject.key().hostId())
                .put("id", subject.key().id())
                .put("name", subject.name())
                .put("image", subject.image());
    }
}
