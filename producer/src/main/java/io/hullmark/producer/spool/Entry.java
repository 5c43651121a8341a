package io.hullmark.producer.spool;

import java.time.Instant;

/** One record that waits to be sent. Positions order the records of all streams and grow without end. */
@SuppressWarnings("ArrayRecordComponent") // the bytes pass through uncopied, and entries are never compared
public record Entry(long position, Stream stream, long epoch, long sequence, Instant at, String key, byte[] value) {
    /** What a row, its index and its checksum cost beside the value, generously. */
    private static final int OVERHEAD = 96;

    /** Bytes of the spool that the entry takes, with the share of pages that stay half full. */
    long cost() {
        return cost(key.length(), value.length);
    }

    static long cost(int keyLength, int valueLength) {
        return (keyLength + valueLength + OVERHEAD) * 9L / 8;
    }
}
