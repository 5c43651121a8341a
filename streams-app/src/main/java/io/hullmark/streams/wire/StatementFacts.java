package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.Statement;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What people's statements say. */
public final class StatementFacts {
    /** The kind of fact under which the journal keeps one; its body is the statement. */
    static final String KIND = "stated-by-people";

    private StatementFacts() {}

    /** What a statement does; empty for a kind that came after this version. */
    public static Optional<Fact> of(Statement statement) {
        return switch (statement.getKind()) {
            case ATTESTATION -> Optional.of(new Fact.Attested(attestation(statement)));
            case REVOCATION -> Optional.of(new Fact.AttestationRevoked(statement.getId()));
            case ACKNOWLEDGEMENT -> Optional.of(acknowledgement(statement));
            case RETIREMENT ->
                Optional.of(new Fact.Removed(ObjectKey.host(statement.getId()), statement.getAt(), statement.getAt()));
            case UNRECOGNIZED -> Optional.empty();
        };
    }

    /** As the journal keeps it. */
    public static FurtherFact written(ByteBuffer statement) {
        return new FurtherFact(KIND, statement);
    }

    /** What is attested. One that has no end, or no scope, never held and is about everything: nobody may publish it. */
    public static Attestation attestation(Statement statement) {
        return new Attestation(
                statement.getId(),
                Optional.ofNullable(statement.getScope())
                        .map(ScopeRecords::read)
                        .orElse(ExceptionScope.ALL),
                statement.getText(),
                statement.getBy(),
                statement.getAt(),
                Optional.ofNullable(statement.getUntil()).orElse(statement.getAt()),
                statement.getLink());
    }

    public static Fact.Acknowledged acknowledgement(Statement statement) {
        return new Fact.Acknowledged(
                statement.getId(), statement.getHostId(), statement.getBy(), statement.getText(), statement.getAt());
    }
}
