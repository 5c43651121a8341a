package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Fact;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.AdmittedException;
import io.hullmark.wire.AdmittedObservation;
import io.hullmark.wire.AdmittedPublication;
import io.hullmark.wire.ClockTick;
import io.hullmark.wire.ConditionChange;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.HostConfirmation;
import io.hullmark.wire.HostPresence;
import io.hullmark.wire.JournalEntry;
import io.hullmark.wire.MeasurementChange;
import io.hullmark.wire.Observation;
import io.hullmark.wire.RulePublication;
import io.hullmark.wire.SequenceHole;
import io.hullmark.wire.Slice;
import io.hullmark.wire.Statement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Turns what stands in the journal into what the engine folds. The live topology and a replay both go through here. */
public final class FactReader {
    private final Codec<Observation> observations;
    private final Codec<RulePublication> publications;
    private final Codec<ExceptionDecision> exceptions;
    private final Codec<Statement> statements;
    private final Codec<MeasurementChange> measurements;
    private final Codec<HostConfirmation> confirmations;
    private final Codec<HostPresence> presences;

    private FactReader(
            Codec<Observation> observations,
            Codec<RulePublication> publications,
            Codec<ExceptionDecision> exceptions,
            Codec<Statement> statements,
            Codec<MeasurementChange> measurements,
            Codec<HostConfirmation> confirmations,
            Codec<HostPresence> presences) {
        this.observations = observations;
        this.publications = publications;
        this.exceptions = exceptions;
        this.statements = statements;
        this.measurements = measurements;
        this.confirmations = confirmations;
        this.presences = presences;
    }

    /** A reader that knows the schemas of an archive. */
    public static FactReader of(SchemaArchive archive) {
        return new FactReader(
                Codec.of(Observation.class, archive),
                Codec.of(RulePublication.class, archive),
                Codec.of(ExceptionDecision.class, archive),
                Codec.of(Statement.class, archive),
                Codec.of(MeasurementChange.class, archive),
                Codec.of(HostConfirmation.class, archive),
                Codec.of(HostPresence.class, archive));
    }

    /**
     * The fact of an entry; empty for a kind that came after this version.
     *
     * @throws UnreadableRecordException if its bytes are no record of their kind
     * @throws IllegalArgumentException if they are, but what it says can't be
     */
    public Optional<Fact> fact(JournalEntry entry) throws UnreadableRecordException {
        var fact = entry.getFact();
        if (fact instanceof AdmittedObservation admitted) {
            return ObservationFacts.of(observations.decode(bytes(admitted.getObservation())));
        }
        if (fact instanceof AdmittedPublication admitted) {
            return Optional.of(publication(publications.decode(bytes(admitted.getPublication()))));
        }
        if (fact instanceof AdmittedException admitted) {
            return Optional.of(ExceptionFacts.of(exceptions.decode(bytes(admitted.getDecision()))));
        }
        if (fact instanceof SequenceHole hole) {
            return Optional.of(hole(hole, entry.getAt()));
        }
        if (fact instanceof ClockTick tick) {
            return Optional.of(new Fact.Ticked(tick.getNow()));
        }
        if (fact instanceof Slice slice) {
            return Optional.of(new Fact.SliceGranted(slice.getSubjects()));
        }
        if (fact instanceof ConditionChange change) {
            return Optional.of(ConditionFacts.of(change));
        }
        return fact instanceof FurtherFact further ? further(further) : Optional.empty();
    }

    private Optional<Fact> further(FurtherFact fact) throws UnreadableRecordException {
        return switch (fact.getKind()) {
            case ConfirmationFacts.KIND ->
                Optional.of(ConfirmationFacts.of(confirmations.decode(bytes(fact.getBody()))));
            case PresenceFacts.KIND -> Optional.of(PresenceFacts.of(presences.decode(bytes(fact.getBody()))));
            case OwnObservation.KIND -> ObservationFacts.of(observations.decode(bytes(fact.getBody())));
            case StatementFacts.KIND -> StatementFacts.of(statements.decode(bytes(fact.getBody())));
            case ConditionFacts.KIND -> Optional.of(ConditionFacts.of(measurements.decode(bytes(fact.getBody()))));
            default -> Optional.empty();
        };
    }

    /** What an observation says. */
    public static Optional<Fact> observation(Observation observation) {
        return ObservationFacts.of(observation);
    }

    /** What a publication does. */
    public static Fact publication(RulePublication publication) {
        return switch (publication.getKind()) {
            case RULE -> new Fact.RulePublished(publication.getId(), publication.getText());
            case POLICY -> new Fact.PolicyPublished(publication.getText());
            case WITHDRAWAL -> new Fact.RuleWithdrawn(publication.getId());
            case UNRECOGNIZED ->
                throw new IllegalArgumentException(
                        "a publication is a RULE, a POLICY or a WITHDRAWAL, got a kind that this version does not know");
        };
    }

    /** What follows from numbers that never came. */
    public static Fact hole(SequenceHole hole, Instant at) {
        long lost = hole.getLast() - hole.getFirst() + 1;
        return new Fact.CoverageLost(
                hole.getHostId(),
                at,
                Optional.of(at),
                GapCause.SEQUENCE_HOLE.name(),
                "records %d to %d of its agent never came".formatted(hole.getFirst(), hole.getLast()),
                lost);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
