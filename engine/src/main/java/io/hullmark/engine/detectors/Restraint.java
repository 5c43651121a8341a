package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;

/** Tells one anomaly once: for a while after it was told only a much greater one is worth another word. */
final class Restraint {
    /** In samples: what follows an anomaly so closely belongs to it. */
    static final int QUIET = 30;

    private static final double MUCH_GREATER = 2;

    private double told;
    private int left;

    /**
     * Weighs a surprise, as a multiple of what is worth telling, against what was told lately.
     *
     * @return 1 or more where it should be told now
     */
    double weigh(double surprise) {
        double weighed = surprise;
        if (left > 0) {
            left--;
            weighed = surprise / (told * MUCH_GREATER);
        }
        if (weighed >= 1) {
            told = surprise;
            left = QUIET;
        }
        return weighed;
    }

    static int bytes() {
        return Double.BYTES + Integer.BYTES;
    }

    void write(ByteBuffer target) {
        target.putDouble(told).putInt(left);
    }

    void read(ByteBuffer source) {
        told = source.getDouble();
        left = source.getInt();
    }
}
