package io.hullmark.streams.topology;

import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.journal.Memory;
import io.hullmark.engine.statements.AcknowledgementFlaws;
import io.hullmark.engine.statements.AttestationFlaws;
import io.hullmark.streams.wire.StatementFacts;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.Statement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Attestations, what takes them back, and acknowledgements. */
final class PublishedStatements implements PublishedKind<Statement> {
    private final Memory memory;

    PublishedStatements(Memory memory) {
        this.memory = memory;
    }

    @Override
    public String id(Statement statement) {
        return statement.getId();
    }

    @Override
    public Opinion opinion(Statement statement, Instant now) {
        return switch (statement.getKind()) {
            case ATTESTATION -> ofAttestation(statement, now);
            case REVOCATION -> ofRevocation(statement);
            case ACKNOWLEDGEMENT ->
                here(
                        statement.getHostId(),
                        ofFlaws(AcknowledgementFlaws.of(StatementFacts.acknowledgement(statement))));
            case RETIREMENT -> ofRetirement(statement);
            case UNRECOGNIZED -> new Opinion.Bad("the statement is of a kind that this version does not know");
        };
    }

    /** What is said of one host means nothing to the partitions of the others. */
    private Opinion here(String hostId, Opinion opinion) {
        return opinion == Opinion.Fine.NEWS && memory.hosts().find(hostId).isEmpty() ? Opinion.Fine.NO_NEWS : opinion;
    }

    /** A host that is heard would be back with its next heartbeat, and without its objects until each is seen anew. */
    private Opinion ofRetirement(Statement statement) {
        if (statement.getBy().isBlank()) {
            return new Opinion.Bad("by must not be empty");
        }
        return memory.hosts()
                .find(statement.getId())
                .<Opinion>map(host -> host.silentSince().isPresent()
                        ? Opinion.Fine.NEWS
                        : new Opinion.Bad("the host '%s' is still heard: stop its agent and wait until it is silent"
                                .formatted(Shortened.of(statement.getId()))))
                .orElse(Opinion.Fine.NO_NEWS);
    }

    private Opinion ofAttestation(Statement statement, Instant now) {
        if (statement.getUntil() == null) {
            return new Opinion.Bad("until must be given: no attestation is for ever");
        }
        var attestation = StatementFacts.attestation(statement);
        var opinion = ofFlaws(AttestationFlaws.of(attestation, statement.getPublishedAt()));
        var held = memory.attestations().find(attestation.id()).map(Held::decision);
        // A topology that begins from nothing meets all that ever was published; what is over then is nobody's mistake.
        boolean over = !attestation.until().isAfter(now);
        boolean known = over || held.filter(attestation::equals).isPresent();
        return opinion == Opinion.Fine.NEWS && known ? Opinion.Fine.NO_NEWS : opinion;
    }

    private Opinion ofRevocation(Statement statement) {
        if (statement.getBy().isBlank()) {
            return new Opinion.Bad("by must not be empty");
        }
        return memory.attestations().find(statement.getId()).isPresent()
                ? Opinion.Fine.NEWS
                : new Opinion.Bad("no attestation '%s' holds or will hold".formatted(Shortened.of(statement.getId())));
    }

    private static Opinion ofFlaws(List<Flaw> flaws) {
        return flaws.isEmpty()
                ? Opinion.Fine.NEWS
                : new Opinion.Bad(flaws.stream().map(Flaw::message).collect(Collectors.joining("\n")));
    }

    @Override
    public Object written(ByteBuffer bytes) {
        return StatementFacts.written(bytes);
    }

    @Override
    public Fact fact(Statement statement) {
        return StatementFacts.of(statement)
                .orElseThrow(() -> new IllegalArgumentException("no fact follows from " + statement.getKind()));
    }

    @Override
    public QuarantineReason bad() {
        return QuarantineReason.BAD_STATEMENT;
    }

    @Override
    public String takingBack() {
        return "an attestation is not taken back by a record without a value but by one of kind REVOCATION";
    }
}
