package io.hullmark.bench.load;

import java.util.Arrays;
import java.util.Locale;

/** Figures of several runs or windows. */
record Measured(double least, double median, double most) {
    static Measured of(double[] figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Measured(sorted[0], median, sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", median, least, most);
    }
}
