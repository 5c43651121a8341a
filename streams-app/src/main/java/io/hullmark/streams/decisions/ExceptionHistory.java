package io.hullmark.streams.decisions;

import io.hullmark.engine.decisions.Decided.Revocation;
import io.hullmark.engine.exceptions.ExceptionFlaws;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.streams.wire.ExceptionFacts;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.ExceptionType;
import java.time.Instant;
import java.util.List;

/** Tells what became of exceptions, and writes what becomes of them next. */
public final class ExceptionHistory {
    private ExceptionHistory() {}

    /** What became of them by decisions in their order; what the topology keeps out changes nothing here either. */
    public static DecisionHistory<PolicyException> of(List<ExceptionDecision> decisions) {
        var history = new DecisionHistory<PolicyException>();
        for (ExceptionDecision decision : decisions) {
            if (decision.getRevoked()) {
                history.revoke(decision.getId(), new Revocation(decision.getPublishedAt(), decision.getReason()));
            } else if (decision.getType() != ExceptionType.UNRECOGNIZED) {
                var exception = ExceptionFacts.exception(decision);
                if (ExceptionFlaws.of(exception, decision.getPublishedAt()).isEmpty()) {
                    history.decide(exception, decision.getPublishedAt());
                }
            }
        }
        return history;
    }

    /** The decision to accept what an exception covers. */
    public static ExceptionDecision grant(PolicyException exception, Instant at) {
        return ExceptionFacts.decision(exception).setPublishedAt(at).build();
    }

    /** The decision to take an exception back. */
    public static ExceptionDecision revocation(PolicyException exception, String reason, Instant at) {
        return ExceptionFacts.decision(exception)
                .setRevoked(true)
                .setReason(reason)
                .setPublishedAt(at)
                .build();
    }
}
