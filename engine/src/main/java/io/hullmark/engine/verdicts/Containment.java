package io.hullmark.engine.verdicts;

import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import java.util.List;

/** Evaluates rules so that one that breaks says UNKNOWN for its subject and spoils nothing else. */
public final class Containment {
    private Containment() {}

    /** The verdict alone. */
    public static Verdict decide(Rule rule, Bindings bindings) {
        try {
            return rule.logic().decide(bindings);
        } catch (RuntimeException | StackOverflowError broken) {
            return Verdict.UNKNOWN;
        }
    }

    /** The verdict with its reasons. */
    public static Judgement explain(Rule rule, Bindings bindings) {
        try {
            var judgement = rule.logic().explain(bindings);
            if (judgement.verdict() == decide(rule, bindings)) {
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
