package io.hullmark.engine.findings;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of one finding, open or resolved, until its subject is gone.
 *
 * @param rule ordinal of its rule
 * @param element names the element among its siblings; empty for the subject itself
 * @param state whether it holds
 * @param exception id of the exception that covers it; given if, and only if, it is suppressed
 * @param transitions how many transitions there were
 * @param firstSeen when it was first seen
 * @param lastSeen when it was last known to hold, as far as that was written down
 */
public record HeldFinding(
        int rule,
        String element,
        State state,
        Optional<String> exception,
        int transitions,
        Instant firstSeen,
        Instant lastSeen) {
    /** Whether a finding holds. */
    public enum State {
        OPEN,
        /** It holds, and people accept it. */
        SUPPRESSED,
        RESOLVED
    }

    public HeldFinding {
        if (exception.isPresent() != (state == State.SUPPRESSED)) {
            throw new IllegalArgumentException(
                    "a finding in state %s has the exception %s".formatted(state, exception));
        }
    }

    /** A finding that was not known before. */
    static HeldFinding first(int rule, String element, Optional<String> exception, Instant at) {
        return new HeldFinding(rule, element, holding(exception), exception, 1, at, at);
    }

    /** Whether its rule was broken when that could last be told. */
    public boolean holds() {
        return state != State.RESOLVED;
    }

    /** It holds, and an exception covers it or none does. */
    HeldFinding held(Optional<String> by, Instant seen) {
        return new HeldFinding(rule, element, holding(by), by, transitions + 1, firstSeen, seen);
    }

    /** It no longer holds. */
    HeldFinding resolved(Instant seen) {
        return new HeldFinding(rule, element, State.RESOLVED, Optional.empty(), transitions + 1, firstSeen, seen);
    }

    HeldFinding seen(Instant at) {
        return new HeldFinding(rule, element, state, exception, transitions, firstSeen, at);
    }

    private static State holding(Optional<String> exception) {
        return exception.isPresent() ? State.SUPPRESSED : State.OPEN;
    }
}
