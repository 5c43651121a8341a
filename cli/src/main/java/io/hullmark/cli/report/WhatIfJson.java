package io.hullmark.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.JsonLines;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Phase;
import java.io.PrintWriter;

/**
 * For programs: one object for each finding that would be otherwise, and one with the change UNTOLD for each rule that nobody can tell
 * of. Times are RFC 3339 in UTC, durations seconds; until is null for what is so at the end of the span.
 */
public record WhatIfJson() implements WhatIfReport.Form {
    @Override
    public void write(WhatIfReport report, PrintWriter out) {
        report.difference().untold().forEach(rule -> out.println(JsonLines.text(untold(rule))));
        report.difference().deviations().forEach(deviation -> out.println(JsonLines.text(tree(report, deviation))));
    }

    private static ObjectNode untold(RuleId rule) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("change", "UNTOLD")
                .put("rule", rule.value())
                .put("reason", "its samples are not in the journal");
    }

    private static ObjectNode tree(WhatIfReport report, Deviation deviation) {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("change", deviation.kind().name())
                .put("rule", deviation.rule().value())
                .put("element", deviation.element())
                .put("since", deviation.since().toString())
                .put("until", deviation.until().map(Object::toString).orElse(null))
                .put("seconds", report.lasts(deviation).toMillis() / 1_000.0);
        tree.set("live", tree(deviation.live()));
        tree.set("draft", tree(deviation.draft()));
        tree.set("subject", tree(deviation.subject()));
        deviation.labels().forEach(tree.putObject("labels")::put);
        return tree;
    }

    private static ObjectNode tree(Phase phase) {
        var state = phase.exceptionIfAny().isPresent() ? "SUPPRESSED" : phase.isThere() ? "OPEN" : "ABSENT";
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", state)
                .put("severity", phase.severityIfThere().map(Enum::name).orElse(null))
                .put("exception", phase.exceptionIfAny().orElse(null));
    }

    private static ObjectNode tree(Subject subject) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", subject.key().kind().name())
                .put("id", subject.key().id())
                .put("name", subject.name())
                .put("hostId", subject.key().hostId())
                .put("hostName", subject.hostName())
                .put("image", subject.image())
                .put("imageId", subject.imageId())
                .put("composeProject", subject.composeProject())
                .put("composeService", subject.composeService())
                .put("owner", subject.owner());
    }
}
