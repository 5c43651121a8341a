package io.hullmark.engine.language;

import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A test that stands beside a rule, ready to run.
 *
 * @param name what it shows
 * @param line where it stands in its file
 * @param column where it stands in its line
 * @param given what is known; whatever the text does not mention is missing
 * @param rehearsal what happens over time before the rule is asked
 * @param expect the verdict that must come out
 * @param elements the elements that must fail, if the text says
 * @param logic the rule with its defaults and the policy values of the test; made when it is needed
 */
public record RuleTest(
        String name,
        int line,
        int column,
        Bindings given,
        Rehearsal rehearsal,
        Verdict expect,
        Optional<List<String>> elements,
        Supplier<Logic> logic) {

    /** What came of a test. */
    public sealed interface Result {
        /** What was expected. */
        record Passed(RuleTest test) implements Result {}

        /** Something else. */
        record Failed(RuleTest test, String reason) implements Result {}
    }

    /** Judges what is given. */
    public Result run() {
        var compiled = logic.get();
        var known = rehearsal.play(compiled, given);
        var decided = compiled.decide(known);
        var judgement = compiled.explain(known);
        if (decided != judgement.verdict()) {
            return new Result.Failed(
                    this, "decides %s but explains %s: a fault of the engine".formatted(decided, judgement.verdict()));
        }
        if (decided != expect) {
            return new Result.Failed(this, "expected %s, got %s".formatted(expect, describe(judgement)));
        }
        var failing = judgement.failures().stream()
                .map(Judgement.Failure::element)
                .sorted()
                .toList();
        if (elements.isPresent() && !elements.get().stream().sorted().toList().equals(failing)) {
            return new Result.Failed(
                    this, "expected the elements %s to fail, got %s".formatted(elements.get(), describe(judgement)));
        }
        return new Result.Passed(this);
    }

    private static String describe(Judgement judgement) {
        var text = new StringBuilder(judgement.verdict().name());
        if (!judgement.detail().isEmpty()) {
            text.append(" (").append(judgement.detail()).append(')');
        }
        for (var failure : judgement.failures()) {
            text.append(failure.element().isEmpty() ? "" : " of " + failure.element());
            failure.evidence()
                    .forEach(evidence -> text.append("; %s is %s, expected %s"
                            .formatted(evidence.path(), evidence.observed(), evidence.expected())));
        }
        return text.toString();
    }
}
