package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Fact.PolicyPublished;
import io.hullmark.engine.facts.Fact.RulePublished;
import io.hullmark.engine.facts.Fact.RuleWithdrawn;
import io.hullmark.engine.journal.Outcome.RuleRefused;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.RuleSet;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of a partition: takes in publications, refuses what can't be compiled, and names the set in force. */
final class RuleBook {
    private final SafeCompiler compiler;
    private final Memory memory;
    private final Ledger ledger;
    private final TreeMap<String, RuleSet.Entry> entries = new TreeMap<>();
    private PolicyValues policy;
    private @Nullable RuleSet rules;

    RuleBook(RuleCompiler compiler, Memory memory, Ledger ledger) {
        this.compiler = new SafeCompiler(compiler);
        this.memory = memory;
        this.ledger = ledger;
        this.policy = this.compiler.policyInForce(ledger.standing().policy());
        memory.rules().scan("", (id, held) -> {
            entries.put(id, new RuleSet.Entry(held, this.compiler.ruleInForce(held, policy)));
            return true;
        });
    }

    /** The rules as they stand now. Put together when somebody asks, because publications come in hundreds. */
    RuleSet rules() {
        var known = rules;
        if (known == null) {
            known = RuleSet.of(entries.values());
            rules = known;
        }
        return known;
    }

    Optional<Outcome> apply(RulePublished publication) {
        var known = Optional.ofNullable(entries.get(publication.id())).map(RuleSet.Entry::held);
        if (known.filter(held -> held.standing() == HeldRule.Standing.IN_FORCE
                        && held.text().equals(publication.text()))
                .isPresent()) {
            return Optional.empty();
        }
        var compilation = compiler.rule(publication.id(), publication.text(), policy);
        if (compilation instanceof Compilation.Refused refused) {
            return Optional.of(new RuleRefused(publication.id(), refused.problems()));
        }
        var rule = ((Compilation.Accepted) compilation).rule();
        var given = ledger.standing().ordinals();
        int ordinal = known.map(HeldRule::ordinal).orElse(given);
        keep(new HeldRule(publication.id(), publication.text(), ordinal, next(), HeldRule.Standing.IN_FORCE), rule);
        changed(ledger.standing().policy(), Math.max(given, ordinal + 1));
        return Optional.empty();
    }

    void apply(RuleWithdrawn withdrawal) {
        var entry = entries.get(withdrawal.id());
        if (entry == null || entry.held().standing() == HeldRule.Standing.WITHDRAWN) {
            return;
        }
        var held = entry.held();
        keep(new HeldRule(held.id(), held.text(), held.ordinal(), next(), HeldRule.Standing.WITHDRAWN), entry.rule());
        changed(ledger.standing().policy(), ledger.standing().ordinals());
    }

    /** Other policy values hold for all rules, or for none if one of them can't live with the values. */
    Optional<Outcome> apply(PolicyPublished publication) {
        if (publication.text().equals(ledger.standing().policy())) {
            return Optional.empty();
        }
        var parsing = compiler.policy(publication.text());
        if (parsing instanceof PolicyParsing.Refused refused) {
            return Optional.of(new RuleRefused("policy", refused.problems()));
        }
        var values = ((PolicyParsing.Accepted) parsing).values();
        var problems = new ArrayList<Problem>();
        var changed = new ArrayList<RuleSet.Entry>();
        var withdrawn = new ArrayList<RuleSet.Entry>();
        for (RuleSet.Entry entry : entries.values()) {
            if (entry.held().standing() == HeldRule.Standing.WITHDRAWN) {
                withdrawn.add(new RuleSet.Entry(entry.held(), compiler.ruleInForce(entry.held(), values)));
                continue;
            }
            var compilation = compiler.rule(entry.held().id(), entry.held().text(), values);
            if (compilation instanceof Compilation.Refused refused) {
                refused.problems().forEach(problem -> problems.add(of(entry, problem)));
            } else if (compilation instanceof Compilation.Accepted accepted
                    && !accepted.rule().hash().equals(entry.rule().hash())) {
                changed.add(new RuleSet.Entry(entry.held(), accepted.rule()));
            }
        }
        if (!problems.isEmpty()) {
            return Optional.of(new RuleRefused("policy", problems));
        }
        policy = values;
        withdrawn.forEach(entry -> entries.put(entry.held().id(), entry));
        changed.forEach(entry -> keep(entry.held().since(next()), entry.rule()));
        if (changed.isEmpty()) {
            rules = null;
            ledger.rename(named(publication.text(), ledger.standing().ordinals()));
        } else {
            changed(publication.text(), ledger.standing().ordinals());
        }
        return Optional.empty();
    }

    private void keep(HeldRule held, Rule rule) {
        memory.rules().put(held.id(), held);
        entries.put(held.id(), new RuleSet.Entry(held, rule));
    }

    private void changed(String policyText, int ordinals) {
        rules = null;
        ledger.sweep(named(policyText, ordinals));
    }

    private Standing named(String policyText, int ordinals) {
        return ledger.standing().with(RuleSetName.of(next(), entries, policyText), policyText, ordinals);
    }

    private long next() {
        return ledger.epoch().number() + 1;
    }

    private static Problem of(RuleSet.Entry entry, Problem problem) {
        return new Problem(
                problem.line(),
                problem.column(),
                "the rule '%s' would not compile: %s".formatted(entry.held().id(), problem.message()));
    }
}
