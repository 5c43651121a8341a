package io.hullmark.cli.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Rule;
import java.util.Locale;

/** A rule in a list. */
public final class RuleText {
    private RuleText() {}

    public static String line(Rule rule) {
        return "%-13s %-7s %-9s %-45s %s"
                .formatted(
                        rule.severity(),
                        rule.mode().name().toLowerCase(Locale.ROOT),
                        rule.subject().name().toLowerCase(Locale.ROOT),
                        rule.id(),
                        rule.title());
    }

    /** With the fields id, title, subject, severity, mode, hash, remediation and controls. */
    public static ObjectNode tree(Rule rule) {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", rule.id().value())
                .put("title", rule.title())
                .put("subject", rule.subject().name())
                .put("severity", rule.severity().name())
                .put("mode", rule.mode().name())
                .put("hash", rule.hash())
                .put("remediation", rule.remediation());
        var controls = tree.putArray("controls");
        for (Control control : rule.controls()) {
            controls.addObject()
                    .put("framework", control.framework())
                    .put("version", control.version())
                    .put("id", control.id());
        }
        return tree;
    }
}
