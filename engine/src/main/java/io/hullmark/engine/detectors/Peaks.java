package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;

/**
 * The highest that a measure of surprise has ever been, which is what the next surprise has to reach.
 *
 * <p>To ask for a rank among past peaks, and not for a number of deviations, needs no guess at a distribution: it serves
 * heavy tails and series of two values alike. Whatever the noise, it lets few pass, and ever fewer with time, since records
 * become rare: in noise that does not change about RANK * ln(b / a) from sample a to sample b.
 */
final class Peaks {
    /** One record is luck and two may be; a bar of a higher rank soon lets ordinary noise pass. */
    private static final int RANK = 4;

    /** By how much a surprise has to exceed the bar: an equal one is no news. */
    private static final double MARGIN = 1.05;

    /** In samples: peaks fade, so that a series that has calmed down is judged by what it is like now. */
    private static final double HALF_LIFE = 20_000;

    private static final double FADING = Math.pow(0.5, 1 / HALF_LIFE);

    private final double[] highest = new double[RANK];
    private int known;
    private double current;
    private int left;

    /** What a surprise has to reach to be told, or 0 while there was none. */
    double bar() {
        return known == 0 ? 0 : highest[known - 1] * MARGIN;
    }

    /** Notes a surprise; all within one {@link Restraint#QUIET} time are one peak. */
    void note(double surprise) {
        for (int place = 0; place < known; place++) {
            highest[place] *= FADING;
        }
        if (left > 0) {
            current = Math.max(current, surprise);
            left--;
            if (left == 0) {
                insert(current);
            }
        } else if (surprise > 0) {
            current = surprise;
            left = Restraint.QUIET;
        }
    }

    private void insert(double peak) {
        if (known == RANK && peak <= highest[RANK - 1]) {
            return;
        }
        known = Math.min(known + 1, RANK);
        int place = known - 1;
        while (place > 0 && highest[place - 1] < peak) {
            highest[place] = highest[place - 1];
            place--;
        }
        highest[place] = peak;
    }

    static int bytes() {
        return RANK * Double.BYTES + Double.BYTES + 2 * Integer.BYTES;
    }

    void write(ByteBuffer target) {
        for (double peak : highest) {
            target.putDouble(peak);
        }
        target.putDouble(current).putInt(known).putInt(left);
    }

    void read(ByteBuffer source) {
        for (int place = 0; place < RANK; place++) {
            highest[place] = source.getDouble();
        }
        current = source.getDouble();
        known = source.getInt();
        left = source.getInt();
    }
}
