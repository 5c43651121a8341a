package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;

/** Measures how new the latest values of a series are: their distance from all that was there before, by its own records. */
final class Novelty {
    /** A distance of less than this part of the bar needs not be known exactly, which saves most of the search. */
    private static final double ORDINARY = 0.5;

    /** In samples: with less in memory everything is new, and would set a bar that is never reached again. */
    private static final int WARM_UP = 30;

    private final int length;
    private final double[] nearest;
    private final Peaks peaks = new Peaks();

    /**
     * @param length how many values are looked at together: one finds values, several find shapes
     * @param neighbours which neighbour's distance counts; with more than one a few freaks in the past hide nothing
     */
    Novelty(int length, int neighbours) {
        this.length = length;
        this.nearest = new double[neighbours];
    }

    /** The novelty of the newest value of the past, as a multiple of what is remarkable for this series. */
    double of(Past past) {
        if (past.size() <= WARM_UP) {
            return 0;
        }
        double bar = peaks.bar();
        double distance = past.distance(length, nearest, bar * ORDINARY);
        peaks.note(distance);
        if (distance <= 0) {
            return 0;
        }
        return bar > 0 ? distance / bar : Double.MAX_VALUE;
    }

    void write(ByteBuffer target) {
        peaks.write(target);
    }

    void read(ByteBuffer source) {
        peaks.read(source);
    }
}
