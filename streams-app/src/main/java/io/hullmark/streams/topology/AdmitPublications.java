package io.hullmark.streams.topology;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.QuarantineReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * Lets what people publish take effect in one partition. Every partition decides alike, since all of them get the same publications in
 * the same order; the first one speaks for all when a publication is kept out.
 */
final class AdmitPublications<T extends SpecificRecord> {
    private final Codec<T> codec;
    private final PublishedKind<T> kind;
    private final PartitionFold fold;
    private final Quarantine quarantine;
    private final boolean speaks;
    private final Counts counts;

    AdmitPublications(
            Codec<T> codec,
            PublishedKind<T> kind,
            PartitionFold fold,
            Quarantine quarantine,
            int partition,
            Counts counts) {
        this.codec = codec;
        this.kind = kind;
        this.fold = fold;
        this.quarantine = quarantine;
        this.speaks = partition == 0;
        this.counts = counts;
    }

    void admit(Quarantine.Place place, Instant now) {
        if (place.key() == null) {
            keepOut(place, QuarantineReason.MISSING_KEY, "a publication's key is the id of what it is about");
        } else if (place.value() == null) {
            keepOut(place, QuarantineReason.MISSING_VALUE, kind.takingBack());
        } else {
            admit(place, new String(place.key(), StandardCharsets.UTF_8), place.value(), now);
        }
    }

    private void admit(Quarantine.Place place, String key, byte[] value, Instant now) {
        T publication;
        try {
            publication = codec.decode(value);
        } catch (UnreadableRecordException e) {
            keepOut(place, Faults.reason(e), Faults.detail(e));
            return;
        }
        var id = kind.id(publication);
        if (!key.equals(id)) {
            keepOut(
                    place,
                    QuarantineReason.KEY_MISMATCH,
                    "the key '%s' is not the id '%s' that the publication names"
                            .formatted(Shortened.of(key), Shortened.of(id)));
            return;
        }
        var opinion = kind.opinion(publication, now);
        if (opinion instanceof Opinion.Bad bad) {
            keepOut(place, kind.bad(), bad.detail());
        } else if (opinion == Opinion.Fine.NO_NEWS) {
            counts.add(Count.CONFIRMED);
        } else {
            counts.add(Count.PUBLISHED);
            fold.apply(now, kind.written(ByteBuffer.wrap(value)), kind.fact(publication));
        }
    }

    private void keepOut(Quarantine.Place place, QuarantineReason reason, String detail) {
        if (speaks) {
            quarantine.put(place, reason, detail);
        }
    }
}
