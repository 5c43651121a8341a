package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.Containment;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.verdicts.Selection;
import io.hullmark.engine.verdicts.VerdictCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks rules about one subject. While the agent of its host can't see the engine nothing passes by what was known before; what fails
 * goes on to fail, and what tells how well the host is watched is known.
 *
 * @param rules that can be asked
 * @param kind of the subject
 * @param bindings what they read
 * @param unseenSince since when the agent can't see the engine; empty if it can
 */
record Inquiry(RuleSet rules, ObjectKind kind, Bindings bindings, Optional<Instant> unseenSince) {
    private static final Set<String> WATCHFULNESS = Set.of("host.coverage");
    private static final byte PASS = VerdictCode.of(Verdict.PASS);
    private static final byte UNKNOWN = VerdictCode.of(Verdict.UNKNOWN);

    /** The rules of a selection that may have something to tell. */
    int[] news(Selection selection, byte[] known) {
        return unseenSince.isEmpty() ? selection.news(bindings, known) : selection.ordinals();
    }

    /** What a rule says, as a {@link VerdictCode}. */
    byte decide(int ordinal) {
        byte code = rules.decide(ordinal, kind, bindings);
        return code == PASS && isReserved(rules.entry(ordinal).rule()) ? UNKNOWN : code;
    }

    /** The same with its reasons, of a rule that judges the subject's kind. */
    Judgement explain(Rule rule) {
        var judgement = Containment.explain(rule, bindings);
        return judgement.verdict() == Verdict.PASS && isReserved(rule)
                ? new Judgement(
                        Verdict.UNKNOWN,
                        List.of(),
                        "the agent has said since %s that it can't see its engine".formatted(unseenSince.orElseThrow()))
                : judgement;
    }

    private boolean isReserved(Rule rule) {
        return unseenSince.isPresent() && !WATCHFULNESS.containsAll(rule.reads());
    }
}
