package io.hullmark.producer.spool;

/**
 * How much the spool may take.
 *
 * @param maxBytes most bytes of records on disk
 * @param minFreeBytes bytes of the disk that the spool leaves to others
 * @param memoryBytes most bytes of records in memory while the disk fails
 */
public record SpoolLimits(long maxBytes, long minFreeBytes, long memoryBytes) {
    /** Below this an ordinary burst of snapshots would overflow. */
    public static final long LEAST_BYTES = 1L << 20;

    public SpoolLimits {
        if (maxBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("a spool takes at least " + LEAST_BYTES + " bytes, got " + maxBytes);
        }
        if (minFreeBytes < 0 || memoryBytes < 0) {
            throw new IllegalArgumentException("limits are not negative, got " + minFreeBytes + " and " + memoryBytes);
        }
    }
}
