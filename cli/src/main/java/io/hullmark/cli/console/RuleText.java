package io.hullmark.cli.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

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

    /** How it decides, for a person. */
    public static String decided(Rule rule) {
        return switch (outcome(rule)) {
            case UNKNOWN -> "UNKNOWN until there is: " + said(rule);
            case MANUAL -> "MANUAL: " + said(rule);
            case PASS, FAIL, NOT_APPLICABLE -> "from facts";
        };
    }

    /** The verdict that it gives without looking; PASS where it looks. */
    private static Verdict outcome(Rule rule) {
        return rule.logic().foregone().map(Judgement::verdict).orElse(Verdict.PASS);
    }

    private static String said(Rule rule) {
        return rule.logic().foregone().map(Judgement::detail).orElse("");
    }

    /**
     * With the fields id, title, subject, severity, mode, decided, missing, hash, remediation and controls. Decided is FACTS, UNKNOWN or
     * MANUAL; missing is the instrument that the rule waits for, or what a person has to do.
     *
     * @param level of a control, where its framework has levels
     */
    public static ObjectNode tree(Rule rule, Function<Control, Optional<Integer>> level) {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("id", rule.id().value())
                .put("title", rule.title())
                .put("subject", rule.subject().name())
                .put("severity", rule.severity().name())
                .put("mode", rule.mode().name())
                .put(
                        "decided",
                        outcome(rule) == Verdict.PASS ? "FACTS" : outcome(rule).name())
                .put("missing", said(rule))
                .put("hash", rule.hash())
                .put("remediation", rule.remediation());
        var controls = tree.putArray("controls");
        for (Control control : rule.controls()) {
            var entry = controls.addObject()
                    .put("framework", control.framework())
                    .put("version", control.version())
                    .put("id", control.id());
            level.apply(control).ifPresent(number -> entry.put("level", number));
        }
        return tree;
    }
}
