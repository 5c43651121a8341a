package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The farthest that metrics of a workload ever went, each to both sides, without that being news: what was not told, and what was told
 * for the third time.
 */
final class Records {
    private static final int SIDES = 2;

    /** What is told in an hour is one event, however many containers have it. */
    private static final int EVENT_SECONDS = (int) Duration.ofHours(1).toSeconds();

    /** With fewer samples everything is a record. */
    private static final int ENOUGH = 16;

    /** However many samples there were. */
    private static final double LEAST_BEYOND = 1.2;

    private final double near;
    private final double rarity;
    private final float[] highest;
    private final float[] told;
    private final float[] toldLess;
    private final int[] toldAt;
    private int samples;
    private double beyond;

    /**
     * @param near in spreads; nearer than this nothing is news
     * @param rarity in how many samples there may be news by chance
     */
    Records(int metrics, double near, double rarity) {
        this.near = near;
        this.rarity = Math.log(rarity);
        highest = new float[SIDES * metrics];
        told = new float[SIDES * metrics];
        toldLess = new float[SIDES * metrics];
        toldAt = new int[SIDES * metrics];
        weigh();
    }

    /** A surprise, in spreads, that is not told. */
    void note(int metric, double surprise) {
        int place = place(metric, surprise);
        highest[place] = Math.max(highest[place], (float) Math.abs(surprise));
    }

    /** A surprise that is told. */
    void tell(int metric, double surprise, int seconds) {
        int place = place(metric, surprise);
        if (surprise == 0 || (toldAt[place] != 0 && seconds - toldAt[place] < EVENT_SECONDS)) {
            return;
        }
        toldAt[place] = seconds;
        float size = (float) Math.abs(surprise);
        float least = Math.min(size, toldLess[place]);
        highest[place] = Math.max(highest[place], least);
        toldLess[place] = Math.min(told[place], Math.max(size, toldLess[place]));
        told[place] = Math.max(told[place], size);
    }

    /** So many more samples of all metrics were noted. */
    void count(int more) {
        samples = Math.min(samples, Integer.MAX_VALUE - more) + more;
    }

    /** As time goes by what happened once is not allowed for ever. */
    void fade(double share) {
        for (int place = 0; place < highest.length; place++) {
            highest[place] *= (float) (1 - share);
            told[place] *= (float) (1 - share);
            toldLess[place] *= (float) (1 - share);
        }
        weigh();
    }

    /** In a tail no heavier than an exponential one the farthest of samples grows as the logarithm of their number. */
    private void weigh() {
        beyond = Math.max(LEAST_BEYOND, rarity / StrictMath.log(Math.max(ENOUGH, samples)));
    }

    boolean isNews(int metric, double surprise) {
        return Math.abs(surprise) >= bar(metric, surprise);
    }

    /** What a surprise, in spreads, has to reach to be news; the same for all on its side. */
    double bar(int metric, double surprise) {
        return Math.max(near, beyond * highest[place(metric, surprise)]);
    }

    private static int place(int metric, double surprise) {
        return SIDES * metric + (surprise < 0 ? 1 : 0);
    }

    int bytes() {
        return Integer.BYTES + highest.length * (3 * Float.BYTES + Integer.BYTES) + Double.BYTES;
    }

    void write(ByteBuffer target) {
        target.putInt(samples).putDouble(beyond);
        for (int place = 0; place < highest.length; place++) {
            target.putFloat(highest[place])
                    .putFloat(told[place])
                    .putFloat(toldLess[place])
                    .putInt(toldAt[place]);
        }
    }

    void read(ByteBuffer source) {
        samples = source.getInt();
        beyond = source.getDouble();
        for (int place = 0; place < highest.length; place++) {
            highest[place] = source.getFloat();
            told[place] = source.getFloat();
            toldLess[place] = source.getFloat();
            toldAt[place] = source.getInt();
        }
    }
}
