package io.hullmark.streams.replay;

import io.hullmark.streams.replay.Proof.Told;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes records, so that two runs of them can be compared by a glance. */
final class Tally {
    private final MessageDigest digest;
    private long count;

    Tally() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] value) {
        // with its length, so that records can't be cut otherwise and hash alike
        digest.update(ByteBuffer.allocate(4).putInt(value.length).array());
        digest.update(value);
        count++;
    }

    /** What was added; nothing can be added after that. */
    Told told() {
        return new Told(count, HexFormat.of().formatHex(digest.digest()));
    }
}
