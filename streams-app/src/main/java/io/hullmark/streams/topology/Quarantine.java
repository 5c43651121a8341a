package io.hullmark.streams.topology;

import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.rules.Problem;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.QuarantinedRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps out records with the place they came from and everything that is wrong with them. */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int MOST_BYTES = 1 << 20;
    private static final int FEW_BYTES = 1 << 12;
    private static final int MOST_KEY_BYTES = 1 << 14;
    private static final int LONGEST_DETAIL = 10_000;

    private final Outlets outlets;
    private final Codec<QuarantinedRecord> codec;
    private final String factsTopic;
    private final int partition;
    private final Counts counts;

    Quarantine(Outlets outlets, Codec<QuarantinedRecord> codec, String factsTopic, int partition, Counts counts) {
        this.outlets = outlets;
        this.codec = codec;
        this.factsTopic = factsTopic;
        this.partition = partition;
        this.counts = counts;
    }

    /** Puts a record there. */
    void put(Place place, QuarantineReason reason, String detail) {
        put(place, reason, detail, MOST_BYTES);
    }

    /** Puts a record there that made the topology fail: only its beginning, since its size may be what can't be written. */
    void putAfter(Place place, Failures.Failure failure) {
        put(place, failure.reason(), failure.detail(), FEW_BYTES);
    }

    private void put(Place place, QuarantineReason reason, String detail, int mostBytes) {
        var record = new QuarantinedRecord(
                place.topic(),
                place.partition(),
                place.offset(),
                reason,
                detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…",
                beginning(place.key(), MOST_KEY_BYTES),
                beginning(place.value(), mostBytes),
                place.value() == null ? 0L : (long) place.value().length);
        counts.addQuarantined(reason);
        LOG.atWarn()
                .addKeyValue("topic", place.topic())
                .addKeyValue("partition", place.partition())
                .addKeyValue("offset", place.offset())
                .addKeyValue("reason", reason)
                .addKeyValue("detail", Shortened.of(detail))
                .log("put a record into quarantine");
        outlets.quarantine(keyOf(place), codec.encode(record));
    }

    /** A rule that was admitted and that the engine refuses all the same: only a changed engine or policy can bring that about. */
    void refusedInJournal(long position, Outcome.RuleRefused refused) {
        var place = new Place(factsTopic, partition, position, null, null);
        put(place, QuarantineReason.BAD_RULE, refused.id() + ": " + lines(refused.problems()));
    }

    /** All problems, one a line. */
    static String lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static byte @Nullable [] keyOf(Place place) {
        byte[] key = place.key();
        return key == null || key.length <= MOST_KEY_BYTES ? key : Arrays.copyOf(key, MOST_KEY_BYTES);
    }

    private static @Nullable ByteBuffer beginning(byte @Nullable [] bytes, int most) {
        return bytes == null ? null : ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, most));
    }

    /** Where a record stands and what it consists of. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Place(String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {}
}
