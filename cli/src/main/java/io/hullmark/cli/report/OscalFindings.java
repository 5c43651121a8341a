package io.hullmark.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.report.ComplianceReport.Standing;
import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.FindingLife;
import io.hullmark.engine.findings.Transition.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What comes of each control, and the risks that findings are: OSCAL's findings are of controls. */
final class OscalFindings {
    private final ComplianceReport report;
    private final Oscal oscal;
    private final OscalObservations observations;

    OscalFindings(ComplianceReport report, Oscal oscal, OscalObservations observations) {
        this.report = report;
        this.oscal = oscal;
        this.observations = observations;
    }

    ArrayNode findings() {
        var findings = JsonNodeFactory.instance.arrayNode();
        report.controls().forEach(control -> findings.add(finding(control)));
        return findings;
    }

    private ObjectNode finding(AssessedControl control) {
        var name = Controls.text(control.control());
        var standing = Standing.of(control);
        var finding = Oscal.object()
                .put("uuid", oscal.id("control", name))
                .put("title", Oscal.prose(name + " " + standing.words()))
                .put(
                        "description",
                        Oscal.prose("kept for %s of the time in which that was seen, which is %s of the time"
                                .formatted(
                                        HoursText.percent(control.times().compliance()),
                                        HoursText.percent(control.times().coverage()))));
        var properties = new LinkedHashMap<String, String>();
        properties.put("control", name);
        properties.put("population", Integer.toString(control.subjects().size()));
        properties.putAll(Oscal.seconds(control.times()));
        Oscal.properties(finding, properties);
        finding.set("target", target(control, standing));
        var related = JsonNodeFactory.instance.arrayNode();
        observations.ids(control).forEach(id -> related.addObject().put("observation-uuid", id));
        Oscal.attach(finding, "related-observations", related);
        var risks = JsonNodeFactory.instance.arrayNode();
        report.assessment().findings().stream()
                .filter(life -> life.requirement().controls().contains(control.control()))
                .forEach(life -> risks.addObject().put("risk-uuid", riskId(life)));
        Oscal.attach(finding, "related-risks", risks);
        return finding;
    }

    /** Satisfied is only what was seen to be kept by all at all times: of anything else the standing says why not. */
    private static ObjectNode target(AssessedControl control, Standing standing) {
        var target = Oscal.object().put("type", "objective-id").put("target-id", Oscal.token(control.control()));
        target.putObject("status")
                .put("state", standing == Standing.KEPT ? "satisfied" : "not-satisfied")
                .put("reason", reason(standing))
                .put("remarks", standing.words());
        return target;
    }

    private static String reason(Standing standing) {
        return switch (standing) {
            case KEPT -> "pass";
            case NOT_KEPT, ACCEPTED -> "fail";
            case NOT_TOLD, KEPT_WHERE_SEEN, UNCONCERNED -> "other";
        };
    }

    private String riskId(FindingLife life) {
        return oscal.id("finding", life.id());
    }

    ArrayNode risks() {
        var risks = JsonNodeFactory.instance.arrayNode();
        report.assessment().findings().forEach(life -> risks.add(risk(life)));
        return risks;
    }

    private ObjectNode risk(FindingLife life) {
        var rule = life.requirement();
        var element = life.element().isEmpty() ? "" : " [" + life.element() + "]";
        var first = life.steps().get(0);
        var risk = Oscal.object()
                .put("uuid", riskId(life))
                .put(
                        "title",
                        Oscal.prose("%s on %s%s".formatted(rule.id(), FindingSection.place(life.subject()), element)))
                .put("description", Oscal.prose(first.message().isBlank() ? rule.title() : first.message()))
                .put("statement", Oscal.prose("broken: " + rule.title()));
        var properties = new LinkedHashMap<String, String>();
        properties.put("finding-id", life.id());
        properties.put("rule", rule.id().value());
        properties.put("rule-hash", rule.hash());
        properties.put("severity", rule.severity().name());
        properties.put("held-seconds", HoursText.seconds(life.held(report.to())));
        Oscal.properties(risk, properties);
        risk.put("status", status(life));
        if (!rule.remediation().isBlank()) {
            risk.putArray("remediations")
                    .addObject()
                    .put("uuid", oscal.id("remediation", life.id()))
                    .put("lifecycle", "recommendation")
                    .put("title", "What to do")
                    .put("description", Oscal.prose(rule.remediation()));
        }
        risk.set("risk-log", log(life));
        return risk;
    }

    private static String status(FindingLife life) {
        var last = life.steps().get(life.steps().size() - 1).kind();
        return status(last);
    }

    private static String status(Kind kind) {
        if (kind instanceof Kind.Resolved) {
            return "closed";
        } else if (kind instanceof Kind.Suppressed) {
            return "deviation-approved";
        }
        return kind instanceof Kind.Acknowledged ? "investigating" : "open";
    }

    private ObjectNode log(FindingLife life) {
        var log = Oscal.object();
        var entries = log.putArray("entries");
        for (int index = 0; index < life.steps().size(); index++) {
            var step = life.steps().get(index);
            var entry = entries.addObject()
                    .put("uuid", oscal.id("step", life.id(), Integer.toString(index)))
                    .put("title", Oscal.prose(StateWords.of(step.kind())))
                    .put("start", step.at().toString())
                    .put("status-change", status(step.kind()));
            Oscal.properties(
                    entry, Map.of("cause-position", Long.toString(step.cause().position())));
            entry.putArray("links")
                    .addObject()
                    .put("href", "#" + oscal.fact(step.ground()))
                    .put("rel", "evidence");
        }
        return log;
    }
}
