package io.hullmark.cli.plot;

import java.util.Arrays;

/** Between which values a series was nearly always before: its first and its last percentile. */
final class UsualBand {
    /** As many as the detector remembers. */
    private static final int MEMORY = 4_096;

    private static final int ENOUGH = 50;

    private final double[] values = new double[MEMORY];
    private int next;
    private int size;

    /** A band; nothing can be said of too few values. */
    record Range(double low, double high) {
        static final Range UNKNOWN = new Range(Double.NaN, Double.NaN);

        boolean isKnown() {
            return !Double.isNaN(low);
        }
    }

    void add(double value) {
        values[next] = value;
        next = (next + 1) % MEMORY;
        size = Math.min(size + 1, MEMORY);
    }

    Range range() {
        if (size < ENOUGH) {
            return Range.UNKNOWN;
        }
        var sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return new Range(sorted[size / 100], sorted[size - 1 - size / 100]);
    }
}
