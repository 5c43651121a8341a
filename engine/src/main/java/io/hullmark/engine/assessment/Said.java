package io.hullmark.engine.assessment;

import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.rules.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one rule says of a subject, as far as it matters for how long it says so.
 *
 * @param verdict the verdict
 * @param accepted whether exceptions cover all that fails
 * @param decisions ids of the exceptions that cover a part of what fails, or of the attestation that is about it
 */
record Said(Verdict verdict, boolean accepted, SortedSet<String> decisions) {
    Said {
        decisions = Collections.unmodifiableSortedSet(new TreeSet<>(decisions));
    }

    static Said of(RuleVerdict verdict) {
        var decisions = new TreeSet<String>();
        if (verdict.verdict() == Verdict.FAIL) {
            decisions.addAll(verdict.suppressed().values());
        }
        verdict.attestation().ifPresent(attestation -> decisions.add(attestation.id()));
        return new Said(verdict.verdict(), isAccepted(verdict), decisions);
    }

    private static boolean isAccepted(RuleVerdict verdict) {
        var failing = verdict.elements().isEmpty() ? List.of("") : verdict.elements();
        return verdict.verdict() == Verdict.FAIL
                && verdict.suppressed().keySet().containsAll(failing);
    }
}
