package io.hullmark.producer.sense.cgroup;

/** From the kernel's units to those of the wire. What could not be read stays so. */
final class Units {
    /** The kernel's word for no limit in version 1: the largest number of pages, whatever their size. */
    private static final long LEAST_WITHOUT_LIMIT = 1L << 60;

    private Units() {}

    static long micros(long nanos) {
        return nanos < 0 ? nanos : nanos / 1_000;
    }

    static long kib(long bytes) {
        return bytes < 0 ? bytes : bytes >> 10;
    }

    /** A limit of memory; 0 without one. A limit of nothing at all is told as the least there can be. */
    static long kibLimit(long bytes) {
        return bytes >= LEAST_WITHOUT_LIMIT ? 0 : bytes < 0 ? bytes : Math.max(1, kib(bytes));
    }

    /** A limit of a number of things; 0 without one. */
    static long limit(long most) {
        return most == Long.MAX_VALUE ? 0 : most;
    }

    /** What is left of a whole; the whole if the part is not known. */
    static long without(long whole, long part) {
        return whole < 0 ? whole : Math.max(0, whole - Math.max(0, part));
    }
}
