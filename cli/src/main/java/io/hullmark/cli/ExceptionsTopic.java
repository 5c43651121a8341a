package io.hullmark.cli;

import io.hullmark.engine.decisions.Decided;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.WrittenException;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.streams.decisions.DecisionHistory;
import io.hullmark.streams.decisions.ExceptionHistory;
import io.hullmark.wire.ExceptionDecision;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The exceptions topic of a cluster: what people accepted there, and how to change it. */
final class ExceptionsTopic {
    private static final Codec<ExceptionDecision> CODEC = Codec.of(ExceptionDecision.class);

    private final Cluster cluster;
    private final PrintWriter complaints;

    ExceptionsTopic(Cluster cluster, PrintWriter complaints) {
        this.cluster = cluster;
        this.complaints = complaints;
    }

    /** All that was ever decided. */
    DecisionHistory<PolicyException> history() {
        try (var reader = new TopicReader<>(cluster, name(), ExceptionDecision.class, complaints)) {
            return ExceptionHistory.of(reader.existingValues());
        }
    }

    /** Publishes those that differ from what holds already; tells how many they were. */
    int publish(List<WrittenException> exceptions, DecisionHistory<PolicyException> history, Instant now) {
        var changed = new ArrayList<ExceptionDecision>();
        for (WrittenException written : exceptions) {
            var held = history.holding(written.decision().id(), now).map(Decided::decision);
            // what is published again, perhaps prolonged, goes on from where it began
            var exception = held.filter(earlier -> written.startsWhenPublished())
                    .map(earlier -> startingAt(earlier.startsAt(), written.decision()))
                    .orElse(written.decision());
            if (held.filter(exception::equals).isEmpty()) {
                changed.add(ExceptionHistory.grant(exception, now));
            }
        }
        writer().send(changed);
        return changed.size();
    }

    void revoke(Collection<PolicyException> exceptions, String reason, Instant now) {
        writer().send(exceptions.stream()
                .map(exception -> ExceptionHistory.revocation(exception, reason, now))
                .toList());
    }

    private static PolicyException startingAt(Instant startsAt, PolicyException exception) {
        return new PolicyException(
                exception.id(),
                exception.type(),
                exception.scope(),
                exception.reason(),
                exception.requester(),
                exception.approver(),
                exception.ticket(),
                startsAt,
                exception.expiresAt());
    }

    private TopicWriter<ExceptionDecision> writer() {
        return new TopicWriter<>(cluster, name(), CODEC, ExceptionDecision::getId, "exceptions");
    }

    private String name() {
        return cluster.catalogue().exceptions().name();
    }
}
