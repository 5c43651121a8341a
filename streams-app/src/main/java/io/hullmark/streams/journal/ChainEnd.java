package io.hullmark.streams.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where the journal of a partition ends: the position of the next entry and the SHA-256 of the last one. Immutable. */
public final class ChainEnd {
    /** Before the first entry. */
    public static final ChainEnd START = new ChainEnd(0, new byte[32]);

    private final long position;
    private final byte[] previous;

    private ChainEnd(long position, byte[] previous) {
        this.position = position;
        this.previous = previous;
    }

    /** Before an entry that claims to stand at a position, behind an entry with that SHA-256. */
    public static ChainEnd before(long position, byte[] previous) {
        return new ChainEnd(position, previous.clone());
    }

    /** What {@link #stored()} gave. */
    public static ChainEnd from(byte[] stored) {
        return new ChainEnd(ByteBuffer.wrap(stored).getLong(), Arrays.copyOfRange(stored, 8, 40));
    }

    /** Position of the next entry. */
    public long position() {
        return position;
    }

    /** SHA-256 over the last entry, zeros before the first. */
    public byte[] previous() {
        return previous.clone();
    }

    /** Whether an entry claims to stand here. */
    public boolean precedes(long itsPosition, byte[] itsPrevious) {
        return position == itsPosition && Arrays.equals(previous, itsPrevious);
    }

    /** The end after one more entry. */
    public ChainEnd after(byte[] entry) {
        return new ChainEnd(position + 1, sha256().digest(entry));
    }

    public byte[] stored() {
        return ByteBuffer.allocate(40).putLong(position).put(previous).array();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChainEnd that && precedes(that.position, that.previous);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(previous) + Long.hashCode(position);
    }

    @Override
    public String toString() {
        return position + ":" + HexFormat.of().formatHex(previous);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
