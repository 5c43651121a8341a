package io.hullmark.cli;

import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.WrittenException;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.streams.decisions.DecisionHistory;
import io.hullmark.streams.decisions.ExceptionHistory;
import io.hullmark.wire.ExceptionDecision;
import java.io.PrintWriter;
import java.time.Instant;
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
        var changed = DecisionKind.EXCEPTIONS.changed(
                exceptions, history, now, (earlier, exception) -> startingAt(earlier.startsAt(), exception));
        writer().send(changed.stream()
                .map(exception -> ExceptionHistory.grant(exception, now))
                .toList());
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
