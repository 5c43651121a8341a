package io.hullmark.producer.translate;

import io.hullmark.wire.Digest;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import io.hullmark.wire.SnapshotStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;

/** The bytes and the digests of sections. */
final class Encoding {
    private static final int DIGEST_BYTES = 16;
    private static final ConcurrentHashMap<Schema, BinaryMessageEncoder<Object>> ENCODERS = new ConcurrentHashMap<>();

    private Encoding() {}

    static byte[] bytes(SpecificRecordBase body) {
        try {
            var out = new ByteArrayOutputStream(512);
            ENCODERS.computeIfAbsent(
                            body.getSchema(), schema -> new BinaryMessageEncoder<>(body.getSpecificData(), schema))
                    .encode(body, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a section can not be encoded: " + body.getSchema().getFullName(), e);
        }
    }

    static Section section(String name, byte[] body) {
        return new Section(name, digest(sha256().digest(body)), ByteBuffer.wrap(body));
    }

    /** The digest of a snapshot, over its kind, its id, its status and its sections. */
    static Digest digest(ObjectKind kind, String id, SnapshotStatus status, List<Section> sections) {
        var sha = sha256();
        for (String part : List.of(kind.name(), id, status.name())) {
            sha.update(part.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        sections.forEach(section -> sha.update(section.getDigest().bytes()));
        return digest(sha.digest());
    }

    private static Digest digest(byte[] hash) {
        return new Digest(Arrays.copyOf(hash, DIGEST_BYTES));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
