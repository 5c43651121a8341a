package io.hullmark.streams.wire;

import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.RuleVerdict;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SingleObject;
import io.hullmark.wire.Posture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Encodes postures. One has a verdict of every rule, and nearly all of them say nothing beside their kind: those are encoded once and
 * copied from then on. For one thread.
 */
final class PostureEncoding {
    /** Rules come and go; what was kept of those that went is dropped when there is this much of it. */
    private static final int MOST_RULES = 20_000;

    /** A posture ends with its verdicts, and an array without items is this one byte. */
    private static final int EMPTY_ARRAY = 1;

    private final Codec<Posture> postures;
    private final Codec<io.hullmark.wire.RuleVerdict> verdicts = Codec.of(io.hullmark.wire.RuleVerdict.class);
    private final Map<RuleId, Map<Verdict, byte[]>> plain = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

    /** In whichever framing the codec writes. */
    PostureEncoding(Codec<Posture> postures) {
        this.postures = postures;
    }

    byte[] encode(PostureChanged changed) {
        bytes.reset();
        try {
            byte[] head = postures.encode(OutcomeRecords.posture(changed));
            encoder.writeFixed(head, 0, head.length - EMPTY_ARRAY);
            encoder.writeArrayStart();
            encoder.setItemCount(changed.verdicts().size());
            var texts = new Texts();
            for (RuleVerdict verdict : changed.verdicts()) {
                encoder.startItem();
                encoder.writeFixed(encode(verdict, texts));
            }
            encoder.writeArrayEnd();
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
    }

    private byte[] encode(RuleVerdict verdict, Texts texts) {
        if (!verdict.isPlain()) {
            return body(verdict, texts);
        }
        if (plain.size() > MOST_RULES) {
            plain.clear();
        }
        return plain.computeIfAbsent(verdict.rule(), rule -> new EnumMap<>(Verdict.class))
                .computeIfAbsent(verdict.verdict(), kind -> body(verdict, texts));
    }

    private byte[] body(RuleVerdict verdict, Texts texts) {
        byte[] whole = verdicts.encode(OutcomeRecords.verdict(verdict, texts));
        return Arrays.copyOfRange(whole, SingleObject.HEADER_LENGTH, whole.length);
    }
}
