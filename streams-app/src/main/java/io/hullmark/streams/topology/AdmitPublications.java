package io.hullmark.streams.topology;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.streams.topology.Vetting.Opinion;
import io.hullmark.streams.wire.FactReader;
import io.hullmark.wire.AdmittedPublication;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.RulePublication;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Lets rules, policies and withdrawals take effect in one partition. Every partition decides alike, since all of them get the same
 * publications in the same order; the first one speaks for all when a publication is kept out.
 */
final class AdmitPublications {
    private final Codec<RulePublication> codec;
    private final Vetting vetting;
    private final PartitionFold fold;
    private final Quarantine quarantine;
    private final boolean speaks;
    private final Counts counts;

    AdmitPublications(
            Codec<RulePublication> codec,
            Vetting vetting,
            PartitionFold fold,
            Quarantine quarantine,
            int partition,
            Counts counts) {
        this.codec = codec;
        this.vetting = vetting;
        this.fold = fold;
        this.quarantine = quarantine;
        this.speaks = partition == 0;
        this.counts = counts;
    }

    void admit(Quarantine.Place place, Instant now) {
        if (place.key() == null) {
            keepOut(place, QuarantineReason.MISSING_KEY, "a publication's key is the id of its rule");
        } else if (place.value() == null) {
            keepOut(
                    place,
                    QuarantineReason.MISSING_VALUE,
                    "a rule is not withdrawn by a record without a value but by one of kind WITHDRAWAL");
        } else {
            admit(place, new String(place.key(), StandardCharsets.UTF_8), place.value(), now);
        }
    }

    private void admit(Quarantine.Place place, String key, byte[] value, Instant now) {
        RulePublication publication;
        try {
            publication = codec.decode(value);
        } catch (UnreadableRecordException e) {
            keepOut(place, Faults.reason(e), Faults.detail(e));
            return;
        }
        if (!key.equals(publication.getId())) {
            keepOut(
                    place,
                    QuarantineReason.KEY_MISMATCH,
                    "the key '%s' is not the id '%s' that the publication names"
                            .formatted(Shortened.of(key), Shortened.of(publication.getId())));
            return;
        }
        var opinion = vetting.of(publication);
        if (opinion instanceof Opinion.Bad bad) {
            keepOut(place, QuarantineReason.BAD_RULE, bad.detail());
        } else if (opinion == Opinion.Fine.NO_NEWS) {
            counts.add(Count.CONFIRMED);
        } else {
            counts.add(Count.PUBLISHED);
            fold.apply(now, new AdmittedPublication(ByteBuffer.wrap(value)), FactReader.publication(publication));
        }
    }

    private void keepOut(Quarantine.Place place, QuarantineReason reason, String detail) {
        if (speaks) {
            quarantine.put(place, reason, detail);
        }
    }
}
