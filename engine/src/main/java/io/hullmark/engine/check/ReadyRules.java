package io.hullmark.engine.check;

import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import java.util.Map;

/** Rules that are compiled already, by their texts, so that the fold does not compile them again. */
record ReadyRules(Map<String, Rule> byText) implements RuleCompiler {
    @Override
    public Compilation compile(String text, PolicyValues policy) {
        var rule = byText.get(text);
        if (rule == null) {
            throw new IllegalArgumentException("only texts of compiled rules are given to this fold");
        }
        return new Compilation.Accepted(rule);
    }

    @Override
    public PolicyParsing parsePolicy(String text) {
        throw new IllegalStateException("the rules were compiled with their policy values, none are published");
    }
}
