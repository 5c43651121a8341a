package io.hullmark.engine.findings;

import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Instant;
import java.util.List;

/**
 * One transition of one finding: all that the violations topic says.
 *
 * @param id id of this transition: the same whenever the journal is folded, 32 hex digits
 * @param findingId id of the finding, 32 hex digits
 * @param number number of the transition within the finding, from 1
 * @param kind which way it went
 * @param at when it took effect
 * @param requirement the rule
 * @param epoch the rules in force
 * @param subject what was judged
 * @param element names the element among its siblings; empty for the subject itself
 * @param evidence the inputs that decided; empty for a resolution
 * @param message what is wrong, or why it is no longer, for a person
 * @param firstSeen when the finding was first seen
 * @param lastSeen when it was last known to hold
 * @param episode when, and by which fact, the life began that this belongs to
 * @param cause the fact that caused it
 */
public record Transition(
        String id,
        String findingId,
        int number,
        Kind kind,
        Instant at,
        Requirement requirement,
        RuleSetEpoch epoch,
        Subject subject,
        String element,
        List<Evidence> evidence,
        String message,
        Instant firstSeen,
        Instant lastSeen,
        Episode episode,
        Cause cause) {
    public Transition {
        evidence = List.copyOf(evidence);
    }

    /** Which way a finding went. */
    public sealed interface Kind {
        /** It was not known before. */
        record Opened() implements Kind {}

        /** It had been resolved, or the exception that covered it no longer does. */
        record Reopened() implements Kind {}

        /** It holds, and somebody works on it. */
        record Acknowledged(String by, String note) implements Kind {}

        /** It holds, and from now on this exception covers it. */
        record Suppressed(String exception) implements Kind {}

        /** It no longer holds. */
        record Resolved(Resolution reason) implements Kind {}
    }
}
