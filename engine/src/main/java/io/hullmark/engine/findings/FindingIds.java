package io.hullmark.engine.findings;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.StableId;
import io.hullmark.engine.rules.RuleId;

/** Ids that follow from what they name, so that every fold of a journal gives the same. */
public final class FindingIds {
    private FindingIds() {}

    /**
     * The id of a finding: the same rule, subject and element give the same id for ever, in whoever takes the subject's place too. No engine
     * gives an id twice.
     */
    public static String finding(RuleId rule, ObjectKey subject, HeldFinding finding) {
        var id = finding.origin().isEmpty() ? subject.id() : finding.origin();
        return StableId.of(rule.value(), subject.hostId(), subject.kind().name(), id, finding.element());
    }

    /** The id of one transition of a finding. */
    static String transition(String finding, int number, Cause cause) {
        return StableId.of(
                finding,
                Integer.toString(number),
                Integer.toString(cause.partition()),
                Long.toString(cause.position()));
    }
}
