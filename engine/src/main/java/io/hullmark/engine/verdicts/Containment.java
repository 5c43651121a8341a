package io.hullmark.engine.verdicts;

import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import java.util.List;

/** Evaluates rules so that one that breaks says UNKNOWN for its subject and spoils nothing else. */
public final class Containment {
    private Containment() {}

    /** The verdict alone. */
    static Verdict decide(Logic logic, Bindings bindings) {
        try {
            return logic.decide(bindings);
        } catch (RuntimeException | StackOverflowError broken) {
            return Verdict.UNKNOWN;
        }
    }

    /** The verdict alone, of a rule that is known to be in scope. */
    static Verdict decideInScope(Logic logic, Bindings bindings) {
        try {
            return logic.decideInScope(bindings);
        } catch (RuntimeException | StackOverflowError broken) {
            return Verdict.UNKNOWN;
        }
    }

    /** The verdict with its reasons. */
    public static Judgement explain(Rule rule, Bindings bindings) {
        try {
            var judgement = rule.logic().explain(bindings);
            if (judgement.verdict() == decide(rule.logic(), bindings)) {
                return judgement;
            }
            return unknown("the rule contradicts itself: it is broken");
        } catch (RuntimeException | StackOverflowError broken) {
            return unknown("the rule can't be evaluated: " + broken.getClass().getSimpleName());
        }
    }

    private static Judgement unknown(String detail) {
        return new Judgement(Verdict.UNKNOWN, List.of(), detail);
    }
}
