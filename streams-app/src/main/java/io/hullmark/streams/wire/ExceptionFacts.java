package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.ExceptionType;

/** What people's decisions on exceptions say, and how they are said. */
public final class ExceptionFacts {
    private ExceptionFacts() {}

    /**
     * What a decision does.
     *
     * @throws IllegalArgumentException if it is of a type that this version does not know
     */
    public static Fact of(ExceptionDecision decision) {
        return decision.getRevoked()
                ? new Fact.ExceptionRevoked(decision.getId())
                : new Fact.ExceptionDecided(exception(decision));
    }

    /**
     * The exception that a decision is about, whether it grants or revokes it.
     *
     * @throws IllegalArgumentException if it is of a type that this version does not know
     */
    public static PolicyException exception(ExceptionDecision decision) {
        return new PolicyException(
                decision.getId(),
                type(decision),
                ScopeRecords.read(decision.getScope()),
                decision.getReason(),
                decision.getRequester(),
                decision.getApprover(),
                decision.getTicket(),
                decision.getStartsAt(),
                decision.getExpiresAt());
    }

    /** A decision to accept what an exception covers, but for the moment at which it is published. */
    public static ExceptionDecision.Builder decision(PolicyException exception) {
        return ExceptionDecision.newBuilder()
                .setId(exception.id())
                .setType(type(exception.type()))
                .setScope(ScopeRecords.written(exception.scope()))
                .setReason(exception.reason())
                .setRequester(exception.requester())
                .setApprover(exception.approver())
                .setTicket(exception.ticket())
                .setStartsAt(exception.startsAt())
                .setExpiresAt(exception.expiresAt());
    }

    private static ExceptionType type(PolicyException.Type type) {
        return switch (type) {
            case RISK_ACCEPTED -> ExceptionType.RISK_ACCEPTED;
            case FALSE_POSITIVE -> ExceptionType.FALSE_POSITIVE;
            case OPERATIONAL_REQUIREMENT -> ExceptionType.OPERATIONAL_REQUIREMENT;
            case COMPENSATING_CONTROL -> ExceptionType.COMPENSATING_CONTROL;
        };
    }

    private static PolicyException.Type type(ExceptionDecision decision) {
        return switch (decision.getType()) {
            case RISK_ACCEPTED -> PolicyException.Type.RISK_ACCEPTED;
            case FALSE_POSITIVE -> PolicyException.Type.FALSE_POSITIVE;
            case OPERATIONAL_REQUIREMENT -> PolicyException.Type.OPERATIONAL_REQUIREMENT;
            case COMPENSATING_CONTROL -> PolicyException.Type.COMPENSATING_CONTROL;
            case UNRECOGNIZED ->
                throw new IllegalArgumentException("the exception is of a type that this version does not know");
        };
    }
}
