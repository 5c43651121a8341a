package io.hullmark.streams.decisions;

import io.hullmark.engine.decisions.Decided.Revocation;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.statements.AttestationFlaws;
import io.hullmark.streams.wire.StatementFacts;
import io.hullmark.wire.Statement;
import java.util.List;

/** Tells what became of attestations. */
public final class AttestationHistory {
    private AttestationHistory() {}

    /** What became of them by statements in their order; what the topology keeps out changes nothing here either. */
    public static DecisionHistory<Attestation> of(List<Statement> statements) {
        var history = new DecisionHistory<Attestation>();
        for (Statement statement : statements) {
            switch (statement.getKind()) {
                case ATTESTATION -> {
                    var attestation = StatementFacts.attestation(statement);
                    if (AttestationFlaws.of(attestation, statement.getPublishedAt())
                            .isEmpty()) {
                        history.decide(attestation, statement.getPublishedAt());
                    }
                }
                case REVOCATION -> {
                    if (!statement.getBy().isBlank()) {
                        history.revoke(
                                statement.getId(), new Revocation(statement.getPublishedAt(), reason(statement)));
                    }
                }
                case ACKNOWLEDGEMENT, RETIREMENT, UNRECOGNIZED -> {}
            }
        }
        return history;
    }

    private static String reason(Statement revocation) {
        return revocation.getText().isBlank()
                ? revocation.getBy() + " took it back"
                : "%s (%s)".formatted(revocation.getText(), revocation.getBy());
    }
}
