package io.hullmark.engine.assessment;

import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleMode;
import java.util.List;

/** Small rules that each serve a control of their own and one of all on their kind; those named shadow-... are in shadow mode. */
final class ServingRules implements RuleCompiler {
    static final String FRAMEWORK = "small";

    private final SmallRules small = new SmallRules();

    /** The control that a rule serves alone. */
    static Control own(String rule) {
        return new Control(FRAMEWORK, "1", rule);
    }

    /** The control that all rules on a kind of subject serve. */
    static Control all(String kind) {
        return new Control(FRAMEWORK, "1", "all-" + kind);
    }

    @Override
    public Compilation compile(String text, PolicyValues policy) {
        return small.compile(text, policy) instanceof Compilation.Accepted accepted
                ? new Compilation.Accepted(serving(accepted.rule()))
                : small.compile(text, policy);
    }

    @Override
    public PolicyParsing parsePolicy(String text) {
        return small.parsePolicy(text);
    }

    private static Rule serving(Rule rule) {
        var id = rule.id().value();
        return new Rule(
                rule.id(),
                rule.title(),
                rule.subject(),
                rule.severity(),
                id.startsWith("shadow-") ? RuleMode.SHADOW : rule.mode(),
                rule.remediation(),
                List.of(own(id), all(rule.subject().name()), new Control("other", "", "1")),
                rule.hash(),
                rule.reads(),
                rule.perElement(),
                rule.logic());
    }
}
