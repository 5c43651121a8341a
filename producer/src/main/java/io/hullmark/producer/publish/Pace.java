package io.hullmark.producer.publish;

/** Spreads bytes over time: what goes beyond the rate has to wait. Used by one thread. */
final class Pace {
    /** Shorter waits are saved up. */
    private static final long LEAST_MILLIS = 5;

    private final long bytesPerSecond;
    private long freeAtNanos = System.nanoTime();

    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    void spend(long bytes) {
        freeAtNanos = Math.max(freeAtNanos, System.nanoTime()) + (long) (bytes * 1e9 / bytesPerSecond);
    }

    long pauseMillis() {
        long millis = (freeAtNanos - System.nanoTime()) / 1_000_000;
        return millis >= LEAST_MILLIS ? millis : 0;
    }
}
