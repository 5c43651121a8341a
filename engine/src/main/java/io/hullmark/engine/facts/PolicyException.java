package io.hullmark.engine.facts;

import java.time.Instant;

/**
 * A decision of people that findings are acceptable for a while. It hides nothing: what it covers is told as suppressed.
 *
 * @param id stable name
 * @param type why they are acceptable
 * @param scope which they are
 * @param reason why, in a person's words
 * @param requester who asked for it
 * @param approver who answers for it: another person
 * @param ticket where it was discussed; empty if nowhere
 * @param startsAt when it begins to hold
 * @param expiresAt when it ends; no exception is for ever
 */
public record PolicyException(
        String id,
        Type type,
        ExceptionScope scope,
        String reason,
        String requester,
        String approver,
        String ticket,
        Instant startsAt,
        Instant expiresAt)
        implements Decision {
    /** Why a finding is acceptable. */
    public enum Type {
        /** It is right, and somebody bears the risk. */
        RISK_ACCEPTED,
        /** It is wrong. */
        FALSE_POSITIVE,
        /** It is right, and the service can't do without. */
        OPERATIONAL_REQUIREMENT,
        /** It is right, and something else makes up for it. */
        COMPENSATING_CONTROL
    }
}
