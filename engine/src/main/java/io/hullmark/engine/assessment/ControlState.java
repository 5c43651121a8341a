package io.hullmark.engine.assessment;

import io.hullmark.engine.rules.Verdict;

/** How a subject stands to a control at an instant; of several rules of the control the state that is named first here counts. */
public enum ControlState {
    /** A rule fails, and nobody accepts all that fails in it. */
    FAILING,
    /** Rules fail, and exceptions cover all of it: the risk is there, and somebody answers for it. */
    ACCEPTED,
    /** Nobody watched, or an input was not seen, so nothing may be concluded. */
    BLIND,
    /** Only people can tell, and nobody has said anything. */
    MANUAL,
    /** Only people can tell, and somebody answers for it. */
    ATTESTED,
    /** Every rule that applies passes. */
    COMPLIANT,
    /** No rule applies. */
    NOT_APPLICABLE;

    static ControlState of(Said said) {
        return switch (said.verdict()) {
            case PASS -> COMPLIANT;
            case FAIL -> said.accepted() ? ACCEPTED : FAILING;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
            case UNKNOWN -> BLIND;
            case MANUAL -> said.decisions().isEmpty() ? MANUAL : ATTESTED;
        };
    }

    /** What of it can be said of a time in which nobody watched the host, or something may have been missed. */
    static ControlState of(Said said, BlindSpell.Kind spell) {
        boolean lost = switch (spell) {
            case SILENT -> said.verdict() != Verdict.MANUAL;
            case GAP -> said.verdict() == Verdict.PASS;
        };
        return lost ? BLIND : of(said);
    }

    /** Whether it tells of the subject whether it complies. */
    public boolean isObserved() {
        return this == COMPLIANT || this == FAILING || this == ACCEPTED;
    }
}
