package io.hullmark.cli;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Fact.Acknowledged;
import io.hullmark.engine.language.WrittenAttestation;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.streams.decisions.AttestationHistory;
import io.hullmark.streams.decisions.DecisionHistory;
import io.hullmark.streams.decisions.Statements;
import io.hullmark.wire.Statement;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** The statements topic of a cluster: what people attest and acknowledge there, and how to add to it. */
final class StatementsTopic {
    private static final Codec<Statement> CODEC = Codec.of(Statement.class);

    private final Cluster cluster;
    private final PrintWriter complaints;

    StatementsTopic(Cluster cluster, PrintWriter complaints) {
        this.cluster = cluster;
        this.complaints = complaints;
    }

    /** All that was ever attested. */
    DecisionHistory<Attestation> history() {
        try (var reader = new TopicReader<>(cluster, name(), Statement.class, complaints)) {
            return AttestationHistory.of(reader.existingValues());
        }
    }

    /** Publishes those that differ from what holds already; tells how many they were. */
    int attest(List<WrittenAttestation> attestations, DecisionHistory<Attestation> history, Instant now) {
        var changed = DecisionKind.ATTESTATIONS.changed(
                attestations, history, now, (earlier, attestation) -> attestation.statedAt(earlier.statedAt()));
        send(changed.stream()
                .map(attestation -> Statements.attest(attestation, now))
                .toList());
        return changed.size();
    }

    void revoke(List<Attestation> attestations, String by, String reason, Instant now) {
        send(attestations.stream()
                .map(attestation -> Statements.revoke(attestation.id(), by, reason, now))
                .toList());
    }

    void acknowledge(List<Acknowledged> acknowledgements) {
        send(acknowledgements.stream().map(Statements::acknowledge).toList());
    }

    void retire(String hostId, String by, String reason, Instant now) {
        send(List.of(Statements.retire(hostId, by, reason, now)));
    }

    private void send(List<Statement> statements) {
        new TopicWriter<>(cluster, name(), CODEC, Statement::getId, "statements").send(statements);
    }

    private String name() {
        return cluster.catalogue().statements().name();
    }
}
