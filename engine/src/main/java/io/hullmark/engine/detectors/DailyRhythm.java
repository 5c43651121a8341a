package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;
import java.time.Duration;

/** The day of a workload: where its metrics are on the log scale, by the hour of the day in UTC. */
final class DailyRhythm {
    /** Samples after which an hour's mean follows slowly, so that days blend: a few hundred minutes of ten containers. */
    static final int MEMORY = 3_000;

    private static final int HOURS = 24;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final int metrics;
    private final float[] means;
    private final int[] counts;
    private int before;
    private int after;
    private float share;

    DailyRhythm(int metrics) {
        this.metrics = metrics;
        means = new float[metrics * HOURS];
        counts = new int[metrics * HOURS];
    }

    /** Turns to a moment, in milliseconds since 1970: what lies between the middles of two hours belongs to both in part. */
    void turnTo(long millis) {
        long sinceHalf = millis - HOUR / 2;
        long half = Math.floorDiv(sinceHalf, HOUR);
        share = (float) (sinceHalf - half * HOUR) / HOUR;
        before = (int) Math.floorMod(half, (long) HOURS) * metrics;
        after = before + metrics == HOURS * metrics ? 0 : before + metrics;
    }

    void learn(int metric, double value) {
        int place = (share < 0.5F ? before : after) + metric;
        counts[place] = Math.min(counts[place] + 1, MEMORY);
        means[place] += (float) ((value - means[place]) / counts[place]);
    }

    /** What is usual now, between the means of the hours around it. */
    double expected(int metric) {
        int earlier = before + metric;
        int later = after + metric;
        if (counts[earlier] == 0 || counts[later] == 0) {
            return counts[earlier] == 0 ? means[later] : means[earlier];
        }
        return means[earlier] + share * (means[later] - means[earlier]);
    }

    /** How many samples of a metric it holds. */
    int samples(int metric) {
        int samples = 0;
        for (int place = metric; place < counts.length; place += metrics) {
            samples += counts[place];
        }
        return samples;
    }

    /** What {@link #write} takes. */
    int bytes() {
        return (Float.BYTES + Integer.BYTES) * means.length;
    }

    void write(ByteBuffer target) {
        for (int place = 0; place < means.length; place++) {
            target.putFloat(means[place]).putInt(counts[place]);
        }
    }

    void read(ByteBuffer source) {
        for (int place = 0; place < means.length; place++) {
            means[place] = source.getFloat();
            counts[place] = source.getInt();
        }
    }
}
