package io.hullmark.schemas.codec;

import io.hullmark.schemas.codec.ObservationHeader.SnapshotHeader;
import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import io.hullmark.wire.Digest;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** The codec of observations, which can also read the header alone: most snapshots say nothing new and need no more. */
public final class ObservationCodec implements Codec<Observation> {
    private static final ThreadLocal<WireDecoder> INPUT = ThreadLocal.withInitial(WireDecoder::new);
    private static final ObjectKind[] KINDS = ObjectKind.values();
    private static final int SNAPSHOT = Observation.getClassSchema()
            .getField("body")
            .schema()
            .getIndexNamed(Snapshot.getClassSchema().getFullName());

    private final Codec<Observation> whole;
    private final long fingerprint = SingleObject.fingerprint(Observation.getClassSchema());

    private ObservationCodec(SchemaArchive archive) {
        this.whole = Codec.of(Observation.class, archive);
    }

    /** For readers that know the schemas of an archive. */
    public static ObservationCodec of(SchemaArchive archive) {
        return new ObservationCodec(archive);
    }

    @Override
    public Class<Observation> type() {
        return Observation.class;
    }

    @Override
    public byte[] encode(Observation record) {
        return whole.encode(record);
    }

    @Override
    public Observation decode(byte[] bytes) throws UnreadableRecordException {
        return whole.decode(bytes);
    }

    /**
     * The header. What follows it is not looked at when the writer's schema is today's, so bytes with a good header may still be
     * unreadable.
     */
    public ObservationHeader header(byte[] bytes) throws UnreadableRecordException {
        if (SingleObject.fingerprintOf(bytes) != fingerprint) {
            return headerOf(decode(bytes));
        }
        var input = INPUT.get();
        input.reset(bytes, SingleObject.HEADER_LENGTH, MOST_BYTES, 0);
        try {
            return read(input);
        } catch (BadBytesException e) {
            throw new UnreadableRecordException(e.fault(), "unreadable Observation: " + e.getMessage(), e);
        } finally {
            input.release();
        }
    }

    private static ObservationHeader read(WireDecoder input) throws BadBytesException {
        var hostId = input.readString();
        long bootEpoch = input.readLong();
        long sequence = input.readLong();
        long micros = input.readLong();
        var observedAt =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
        if (input.readIndex() != SNAPSHOT) {
            return new ObservationHeader(hostId, bootEpoch, sequence, observedAt, Optional.empty());
        }
        int kind = input.readEnum();
        if (kind < 0 || kind >= KINDS.length) {
            throw new BadBytesException(Fault.MALFORMED, "no kind of object has the number " + kind);
        }
        var objectId = input.readString();
        var digest = new byte[16];
        input.readFixed(digest, 0, digest.length);
        var snapshot = new SnapshotHeader(KINDS[kind], objectId, new Digest(digest));
        return new ObservationHeader(hostId, bootEpoch, sequence, observedAt, Optional.of(snapshot));
    }

    private static ObservationHeader headerOf(Observation observation) {
        var snapshot = observation.getBody() instanceof Snapshot body
                ? Optional.of(new SnapshotHeader(body.getKind(), body.getObjectId(), body.getDigest()))
                : Optional.<SnapshotHeader>empty();
        return new ObservationHeader(
                observation.getHostId(),
                observation.getBootEpoch(),
                observation.getSequence(),
                observation.getObservedAt(),
                snapshot);
    }
}
