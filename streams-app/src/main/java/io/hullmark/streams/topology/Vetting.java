package io.hullmark.streams.topology;

import io.hullmark.engine.journal.Memory;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.wire.RulePublication;
import java.util.ArrayList;
import java.util.List;

/** Looks at rules and policies before they take effect, so that a bad one changes nothing. */
final class Vetting {
    private static final String POLICY = "policy";

    private final RuleCompiler compiler;
    private final Memory memory;

    Vetting(RuleCompiler compiler, Memory memory) {
        this.compiler = compiler;
        this.memory = memory;
    }

    Opinion of(RulePublication publication) {
        return switch (publication.getKind()) {
            case RULE -> ofRule(publication.getId(), publication.getText());
            case POLICY -> ofPolicy(publication.getId(), publication.getText());
            case WITHDRAWAL -> ofWithdrawal(publication.getId());
            case UNRECOGNIZED -> new Opinion.Bad("the publication is of a kind that this version does not know");
        };
    }

    private Opinion ofRule(String id, String text) {
        var held = memory.rules().find(id);
        if (held.isPresent() && inForce(held.get()) && held.get().text().equals(text)) {
            return Opinion.Fine.NO_NEWS;
        }
        var compilation = compiler.compile(text, policyInForce());
        if (compilation instanceof Compilation.Refused refused) {
            return new Opinion.Bad(Quarantine.lines(refused.problems()));
        }
        if (compilation instanceof Compilation.Accepted accepted
                && !accepted.rule().id().value().equals(id)) {
            return new Opinion.Bad("the rule's own id '%s' is not the id '%s' under which it was published"
                    .formatted(accepted.rule().id(), Shortened.of(id)));
        }
        return Opinion.Fine.NEWS;
    }

    private Opinion ofPolicy(String id, String text) {
        if (!id.equals(POLICY)) {
            return new Opinion.Bad(
                    "policy values are published under the id '%s', got '%s'".formatted(POLICY, Shortened.of(id)));
        }
        if (text.equals(memory.standing().policy())) {
            return Opinion.Fine.NO_NEWS;
        }
        var parsing = compiler.parsePolicy(text);
        if (parsing instanceof PolicyParsing.Refused refused) {
            return new Opinion.Bad(Quarantine.lines(refused.problems()));
        }
        if (parsing instanceof PolicyParsing.Accepted accepted) {
            var broken = brokenBy(accepted.values());
            if (!broken.isEmpty()) {
                return new Opinion.Bad(String.join("\n", broken));
            }
        }
        return Opinion.Fine.NEWS;
    }

    /** A value of the wrong type would break every rule that reads it. */
    private List<String> brokenBy(PolicyValues values) {
        var broken = new ArrayList<String>();
        memory.rules().scan("", (id, held) -> {
            if (inForce(held) && compiler.compile(held.text(), values) instanceof Compilation.Refused refused) {
                broken.add("rule '%s' would no longer hold: %s".formatted(id, Quarantine.lines(refused.problems())));
            }
            return true;
        });
        return broken;
    }

    private Opinion ofWithdrawal(String id) {
        return memory.rules().find(id).filter(Vetting::inForce).isPresent()
                ? Opinion.Fine.NEWS
                : new Opinion.Bad("no rule '%s' is in force".formatted(Shortened.of(id)));
    }

    private PolicyValues policyInForce() {
        var text = memory.standing().policy();
        return !text.isEmpty() && compiler.parsePolicy(text) instanceof PolicyParsing.Accepted accepted
                ? accepted.values()
                : PolicyValues.NONE;
    }

    private static boolean inForce(HeldRule rule) {
        return rule.standing() == HeldRule.Standing.IN_FORCE;
    }
}
