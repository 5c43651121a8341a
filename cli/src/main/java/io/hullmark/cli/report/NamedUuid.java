package io.hullmark.cli.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they name (RFC 9562, version 5), so that the same report has the same ones. */
final class NamedUuid {
    private final UUID space;

    private NamedUuid(UUID space) {
        this.space = space;
    }

    /** Ids within something that has one itself. */
    static NamedUuid within(UUID space) {
        return new NamedUuid(space);
    }

    /** The id of what these texts name together. */
    UUID of(String... names) {
        var sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .array());
        for (String name : names) {
            var text = name.getBytes(StandardCharsets.UTF_8);
            sha1.update(ByteBuffer.allocate(4).putInt(text.length).array());
            sha1.update(text);
        }
        var hash = ByteBuffer.wrap(sha1.digest());
        long first = (hash.getLong() & ~0xF000L) | 0x5000L;
        long second = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(first, second);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
