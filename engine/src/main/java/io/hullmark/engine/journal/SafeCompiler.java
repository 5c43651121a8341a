package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.HeldRule;
import java.util.List;
import java.util.Set;

/** Compiles texts of the journal: one that breaks the compiler is refused like any other bad one. */
final class SafeCompiler {
    private final RuleCompiler compiler;

    SafeCompiler(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    Compilation rule(String id, String text, PolicyValues policy) {
        Compilation compilation;
        try {
            compilation = compiler.compile(text, policy);
        } catch (RuntimeException | StackOverflowError broken) {
            return refused("the compiler broke on it: " + broken.getClass().getSimpleName());
        }
        if (compilation instanceof Compilation.Accepted accepted) {
            var rule = accepted.rule();
            if (!rule.id().value().equals(id)) {
                return refused("the rule is named '%s' but was published as '%s'".formatted(rule.id(), id));
            }
            if (rule.subject() == ObjectKind.NETWORK || rule.subject() == ObjectKind.VOLUME) {
                return refused(
                        "the subject of a rule must be host, container or image, got '%s'".formatted(rule.subject()));
            }
        }
        return compilation;
    }

    PolicyParsing policy(String text) {
        try {
            return compiler.parsePolicy(text);
        } catch (RuntimeException | StackOverflowError broken) {
            return new PolicyParsing.Refused(List.of(
                    problem("the parser broke on it: " + broken.getClass().getSimpleName())));
        }
    }

    /** Policy values that were accepted once. */
    PolicyValues policyInForce(String text) {
        return !text.isEmpty() && policy(text) instanceof PolicyParsing.Accepted accepted
                ? accepted.values()
                : PolicyValues.NONE;
    }

    /** A rule that was accepted once. If this engine can't compile it any more, it judges nobody and leaves all findings alone. */
    Rule ruleInForce(HeldRule held, PolicyValues policy) {
        return rule(held.id(), held.text(), policy) instanceof Compilation.Accepted accepted
                ? accepted.rule()
                : new Rule(
                        new RuleId(held.id()),
                        held.id(),
                        ObjectKind.NETWORK,
                        Severity.INFORMATIONAL,
                        RuleMode.SHADOW,
                        "",
                        List.of(),
                        "0".repeat(16),
                        Set.of(),
                        false,
                        new Undecided());
    }

    private static Compilation refused(String message) {
        return new Compilation.Refused(List.of(problem(message)));
    }

    private static Problem problem(String message) {
        return new Problem(1, 1, message);
    }

    private record Undecided() implements Logic {
        @Override
        public Verdict decide(Bindings bindings) {
            return Verdict.UNKNOWN;
        }

        @Override
        public Judgement explain(Bindings bindings) {
            return new Judgement(Verdict.UNKNOWN, List.of(), "this engine can't compile the rule");
        }
    }
}
