package io.hullmark.engine.findings;

import java.time.Instant;

/**
 * What is kept of one finding, open or resolved, until its subject is gone.
 *
 * @param rule ordinal of its rule
 * @param element names the element among its siblings; empty for the subject itself
 * @param state whether it holds
 * @param transitions how many transitions there were
 * @param firstSeen when it was first seen
 * @param lastSeen when it was last known to hold, as far as that was written down
 */
public record HeldFinding(int rule, String element, State state, int transitions, Instant firstSeen, Instant lastSeen) {
    /** Whether a finding holds. */
    public enum State {
        OPEN,
        RESOLVED
    }

    /** One transition on. */
    HeldFinding moved(State to, Instant seen) {
        return new HeldFinding(rule, element, to, transitions + 1, firstSeen, seen);
    }

    HeldFinding seen(Instant at) {
        return new HeldFinding(rule, element, state, transitions, firstSeen, at);
    }
}
