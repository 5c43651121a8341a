package io.hullmark.streams.topology;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.schemas.codec.ObservationCodec;
import io.hullmark.schemas.codec.ObservationHeader;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.stores.StreamsMemory;
import io.hullmark.streams.topology.Admission.Arrival;
import io.hullmark.streams.topology.Admission.Decision;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.streams.wire.ConfirmationFacts;
import io.hullmark.streams.wire.FactReader;
import io.hullmark.streams.wire.OwnObservation;
import io.hullmark.streams.wire.PresenceFacts;
import io.hullmark.wire.AdmittedObservation;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.SequenceHole;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Lets observations take effect that are readable, from whom they say, new and in sequence; all others are told apart. */
final class AdmitObservations {
    private final ObservationCodec codec;
    private final Admission admission;
    private final Progresses progresses;
    private final StreamsMemory memory;
    private final PartitionFold fold;
    private final Quarantine quarantine;
    private final Counts counts;

    AdmitObservations(
            ObservationCodec codec,
            Admission admission,
            Progresses progresses,
            StreamsMemory memory,
            PartitionFold fold,
            Quarantine quarantine,
            Counts counts) {
        this.codec = codec;
        this.admission = admission;
        this.progresses = progresses;
        this.memory = memory;
        this.fold = fold;
        this.quarantine = quarantine;
        this.counts = counts;
    }

    void admit(Quarantine.Place place, Instant arrivedAt) {
        if (place.key() == null) {
            quarantine.put(place, QuarantineReason.MISSING_KEY, "an observation's key is its host's id");
        } else if (place.value() == null) {
            quarantine.put(place, QuarantineReason.MISSING_VALUE, "an observation is never taken back");
        } else {
            admit(place, place.key(), place.value(), arrivedAt);
        }
    }

    private void admit(Quarantine.Place place, byte[] key, byte[] value, Instant arrivedAt) {
        ObservationHeader header;
        try {
            header = codec.header(value);
        } catch (UnreadableRecordException e) {
            quarantine.put(place, Faults.reason(e), Faults.detail(e));
            return;
        }
        var before = progresses.of(header.hostId());
        var decision = admission.decide(
                new Arrival(
                        new String(key, StandardCharsets.UTF_8),
                        header.hostId(),
                        header.bootEpoch(),
                        header.sequence(),
                        header.observedAt(),
                        arrivedAt),
                before);
        if (decision instanceof Decision.Refused refused) {
            quarantine.put(place, refused.reason(), refused.detail());
        } else if (decision instanceof Decision.Accepted accepted) {
            take(place, value, header, accepted);
        } else {
            counts.add(Count.DUPLICATE);
        }
    }

    private void take(Quarantine.Place place, byte[] value, ObservationHeader header, Decision.Accepted accepted) {
        if (confirms(header)) {
            before(header, accepted);
            counts.add(Count.CONFIRMED);
            return;
        }
        Optional<Fact> fact;
        try {
            fact = FactReader.observation(codec.decode(value));
        } catch (UnreadableRecordException e) {
            quarantine.put(place, Faults.reason(e), Faults.detail(e));
            return;
        } catch (IllegalArgumentException e) {
            quarantine.put(place, QuarantineReason.INVALID, Faults.detail(e));
            return;
        }
        before(header, accepted);
        if (fact.isPresent()) {
            counts.add(Count.ADMITTED);
            apply(accepted.at(), header, value, fact.get());
        } else {
            counts.add(Count.LATER_KIND);
        }
    }

    /**
     * Of a heartbeat that lists what is known already, little is left to keep: else heartbeats would be most of the journal. One of an
     * agent that can't see its engine lists what it knew, which proves nothing.
     */
    private void apply(Instant at, ObservationHeader header, byte[] value, Fact fact) {
        if (fact instanceof Fact.HostHeard heartbeat && !fold.isSeen(heartbeat.hostId())) {
            var present = new Fact.HostPresent(heartbeat.hostId(), heartbeat.interval());
            fold.apply(at, PresenceFacts.written(present, header.bootEpoch(), header.sequence()), present);
        } else if (fact instanceof Fact.HostHeard heartbeat && fold.confirms(heartbeat)) {
            var confirmed = ConfirmationFacts.of(heartbeat);
            fold.apply(at, ConfirmationFacts.written(confirmed, header.bootEpoch(), header.sequence()), confirmed);
        } else {
            fold.apply(at, new AdmittedObservation(ByteBuffer.wrap(value)), fact);
        }
    }

    /** What an accepted observation brings with it, whatever it says. */
    private void before(ObservationHeader header, Decision.Accepted accepted) {
        progresses.put(header.hostId(), accepted.after());
        if (accepted.hole().isPresent()) {
            var missing = accepted.hole().get();
            var hole = new SequenceHole(missing.hostId(), missing.bootEpoch(), missing.first(), missing.last());
            counts.add(Count.HOLE);
            fold.apply(accepted.at(), hole, FactReader.hole(hole, accepted.at()));
        }
        if (accepted.stepped().isPresent()) {
            var after = accepted.after();
            var seen = OwnObservation.clockOff(
                    header.hostId(),
                    after.bootEpoch(),
                    after.sequence(),
                    accepted.at(),
                    accepted.stepped().get());
            counts.add(Count.CLOCK_OFF);
            fold.apply(
                    accepted.at(),
                    OwnObservation.written(seen),
                    FactReader.observation(seen).orElseThrow());
        }
    }

    /** A snapshot that shows what the picture shows already is no news: most of them do. */
    private boolean confirms(ObservationHeader header) {
        if (header.snapshot().isEmpty()) {
            return false;
        }
        var snapshot = header.snapshot().get();
        return switch (snapshot.kind()) {
            case HOST -> confirms(header, ObjectKind.HOST);
            case CONTAINER -> confirms(header, ObjectKind.CONTAINER);
            case IMAGE -> confirms(header, ObjectKind.IMAGE);
            case NETWORK -> confirms(header, ObjectKind.NETWORK);
            case VOLUME -> confirms(header, ObjectKind.VOLUME);
            case UNRECOGNIZED -> false;
        };
    }

    private boolean confirms(ObservationHeader header, ObjectKind kind) {
        var snapshot = header.snapshot().orElseThrow();
        return !snapshot.objectId().isEmpty()
                && memory.confirms(
                        new ObjectKey(header.hostId(), kind, snapshot.objectId()),
                        Digest.of(snapshot.digest().bytes()));
    }
}
