package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The latest frames of a workload, all metrics of a container at one moment each, to which a suspicious one is compared. */
final class Frames {
    /** Three days and a half of one each ten minutes, or six with eighty suspicious ones a day. */
    private static final int CAPACITY = 512;

    /** With fewer frames everything is new. */
    private static final int ENOUGH = 64;

    /** The third time that a frame is seen it is known. */
    private static final int NEIGHBOURS = 3;

    private final int metrics;
    private final float[] values;
    private final double[] nearest = new double[NEIGHBOURS];
    private final int[] widest = new int[NEIGHBOURS];
    private int size;
    private int next;

    Frames(int metrics) {
        this.metrics = metrics;
        this.values = new float[CAPACITY * metrics];
    }

    boolean enough() {
        return size >= ENOUGH;
    }

    void add(double[] frame) {
        for (int metric = 0; metric < metrics; metric++) {
            values[next * metrics + metric] = (float) frame[metric];
        }
        next = (next + 1) % CAPACITY;
        size = Math.min(size + 1, CAPACITY);
    }

    /**
     * How far a frame is from all that were seen: by the metric in which it differs most, in that metric's scale.
     *
     * <p>So a container whose processor is busy without the traffic that always came with it is far away, though each of
     * its values has been seen often.
     */
    double distance(double[] frame, double[] scales) {
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int place = 0; place < size; place++) {
            double limit = nearest[NEIGHBOURS - 1];
            double distance = 0;
            int widest = 0;
            for (int metric = 0; metric < metrics && distance < limit; metric++) {
                double difference = Math.abs(values[place * metrics + metric] - frame[metric]) / scales[metric];
                if (difference > distance) {
                    distance = difference;
                    widest = metric;
                }
            }
            if (distance < limit) {
                insert(distance, widest);
            }
        }
        return nearest[NEIGHBOURS - 1];
    }

    /** In which metric the frame of the last {@link #distance} differed most. */
    int widest() {
        return widest[NEIGHBOURS - 1];
    }

    private void insert(double distance, int metric) {
        int place = NEIGHBOURS - 1;
        while (place > 0 && nearest[place - 1] > distance) {
            nearest[place] = nearest[place - 1];
            widest[place] = widest[place - 1];
            place--;
        }
        nearest[place] = distance;
        widest[place] = metric;
    }

    /** What {@link #write} takes. */
    int bytes() {
        return 2 * Integer.BYTES + values.length * Float.BYTES;
    }

    void write(ByteBuffer target) {
        target.putInt(size).putInt(next);
        for (float value : values) {
            target.putFloat(value);
        }
    }

    void read(ByteBuffer source) {
        size = source.getInt();
        next = source.getInt();
        if (size < 0 || size > CAPACITY || next < 0 || next >= CAPACITY) {
            throw new IllegalArgumentException("%d frames, the next at %d, can't be".formatted(size, next));
        }
        for (int place = 0; place < values.length; place++) {
            values[place] = source.getFloat();
        }
    }
}
