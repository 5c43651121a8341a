package io.hullmark.engine.whatif;

import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.rules.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Small rules, of which those named shadow-... are in shadow mode, and those named lasting-... are rules over time. */
final class TriedRules implements RuleCompiler {
    private final SmallRules small = new SmallRules();

    @Override
    public Compilation compile(String text, PolicyValues policy) {
        var compilation = small.compile(text, policy);
        return compilation instanceof Compilation.Accepted accepted
                ? new Compilation.Accepted(tried(accepted.rule()))
                : compilation;
    }

    @Override
    public PolicyParsing parsePolicy(String text) {
        return small.parsePolicy(text);
    }

    private static Rule tried(Rule rule) {
        return new Rule(
                rule.id(),
                rule.title(),
                rule.subject(),
                rule.severity(),
                rule.id().value().startsWith("shadow-") ? RuleMode.SHADOW : rule.mode(),
                rule.remediation(),
                rule.controls(),
                rule.hash(),
                rule.reads(),
                rule.perElement(),
                rule.id().value().startsWith("lasting-") ? new OverTime(rule.logic()) : rule.logic());
    }

    /** Decides like another, and looks out for something besides. */
    private record OverTime(Logic logic) implements Logic {
        @Override
        public Verdict decide(Bindings bindings) {
            return logic.decide(bindings);
        }

        @Override
        public Judgement explain(Bindings bindings) {
            return logic.explain(bindings);
        }

        @Override
        public Optional<Watch> watch() {
            return Optional.of(new Watch.Sustained(new NoSignal(), Duration.ofMinutes(1), Duration.ZERO));
        }
    }

    /** Nobody asks what a rule looks out for when there are no samples. */
    private record NoSignal() implements Signal {
        @Override
        public Level level(Bindings bindings) {
            return Level.UNKNOWN;
        }

        @Override
        public String missing(Bindings bindings) {
            return "no samples";
        }

        @Override
        public Account account(Bindings bindings) {
            return new Account("", List.of());
        }
    }
}
