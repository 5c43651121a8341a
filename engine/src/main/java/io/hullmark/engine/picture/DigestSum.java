package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.ObjectKey;
import java.nio.ByteBuffer;

/**
 * What the objects of a host add up to, whatever their order: equal sums mean equal objects. Each object is mixed with its key
 * and enters by exclusive or, so that one object is added or taken out without looking at the others.
 *
 * @param high upper half
 * @param low lower half
 * @param objects how many objects are in it
 */
public record DigestSum(long high, long low, int objects) {
    public static final DigestSum EMPTY = new DigestSum(0, 0, 0);

    DigestSum plus(ObjectKey key, Digest digest) {
        return change(key, digest, 1);
    }

    DigestSum minus(ObjectKey key, Digest digest) {
        return change(key, digest, -1);
    }

    private DigestSum change(ObjectKey key, Digest digest, int by) {
        var bytes = ByteBuffer.wrap(digest.bytes());
        // not ObjectKey.hashCode(): that of its enum differs from one process to the next
        long place = mix((long) key.id().hashCode() << 32 ^ key.kind().name().hashCode());
        return new DigestSum(
                high ^ mix(bytes.getLong() + place), low ^ mix(bytes.getLong() + mix(place)), objects + by);
    }

    /** Spreads every bit over all others. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
