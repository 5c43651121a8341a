package io.hullmark.schemas.codec;

import io.hullmark.wire.Digest;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import io.hullmark.wire.SnapshotStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** The digests of the wire, the same for whoever computes them. */
public final class Digests {
    private static final int LENGTH = 16;

    private Digests() {}

    /** The digest of a section's body. */
    public static Digest of(byte[] body) {
        return shorten(sha256().digest(body));
    }

    /** The digest of a snapshot: equal ones mean the same object in the same configuration, seen as well. */
    public static Digest ofSnapshot(ObjectKind kind, String objectId, SnapshotStatus status, List<Section> sections) {
        var sha256 = sha256();
        update(sha256, kind.name());
        update(sha256, objectId);
        update(sha256, status.name());
        for (var section : sections) {
            update(sha256, section.getName());
            sha256.update(section.getDigest().bytes());
        }
        return shorten(sha256.digest());
    }

    /** With its length before it, so that no two sequences of texts feed the same bytes. */
    private static void update(MessageDigest sha256, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
    }

    private static Digest shorten(byte[] sha256) {
        return new Digest(Arrays.copyOf(sha256, LENGTH));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
