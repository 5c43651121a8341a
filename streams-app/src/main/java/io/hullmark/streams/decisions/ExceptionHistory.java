package io.hullmark.streams.decisions;

import io.hullmark.engine.exceptions.DecidedException;
import io.hullmark.engine.exceptions.DecidedException.Revocation;
import io.hullmark.engine.exceptions.ExceptionFlaws;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.streams.wire.ExceptionFacts;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.ExceptionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What became of every exception that was published, by the decisions in their order. */
public final class ExceptionHistory {
    private final TreeMap<String, DecidedException> decided = new TreeMap<>();

    /** Takes the next decision; what the topology keeps out changes nothing here either. */
    public void add(ExceptionDecision decision) {
        var before = Optional.ofNullable(decided.get(decision.getId()));
        if (decision.getRevoked()) {
            before.filter(held -> held.holds(decision.getPublishedAt()))
                    .ifPresent(held -> decided.put(
                            decision.getId(),
                            new DecidedException(
                                    held.exception(),
                                    held.publishedAt(),
                                    Optional.of(new Revocation(decision.getPublishedAt(), decision.getReason())))));
        } else if (decision.getType() != ExceptionType.UNRECOGNIZED) {
            var exception = ExceptionFacts.exception(decision);
            if (ExceptionFlaws.of(exception, decision.getPublishedAt()).isEmpty()) {
                decided.put(
                        decision.getId(), new DecidedException(exception, decision.getPublishedAt(), Optional.empty()));
            }
        }
    }

    /** All of them, ordered by id. */
    public List<DecidedException> all() {
        return List.copyOf(decided.values());
    }

    /** One that has not ended. */
    public Optional<DecidedException> holding(String id, Instant now) {
        return Optional.ofNullable(decided.get(id)).filter(held -> held.holds(now));
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
