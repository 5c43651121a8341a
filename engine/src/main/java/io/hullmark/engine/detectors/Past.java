package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The latest values of one series, to which new ones are compared.
 *
 * <p>Values are held as floats, relative to the first one: small, and a counter in the billions keeps its small steps.
 */
final class Past {
    private final int capacity;
    private final float[] values;
    private int size;
    private double origin;

    /** @param capacity how many values are compared to; a quarter more is held, so that they move only once in a while */
    Past(int capacity) {
        this.capacity = capacity;
        this.values = new float[capacity + capacity / 4];
    }

    void add(double value) {
        if (size == 0) {
            origin = value;
        }
        if (size == values.length) {
            System.arraycopy(values, size - capacity, values, 0, capacity);
            size = capacity;
        }
        values[size++] = relative(value);
    }

    int size() {
        return Math.min(size, capacity);
    }

    /**
     * How far the newest values are from anything seen before.
     *
     * @param length how many of the newest values to look for, as one run
     * @param nearest space for the distances to the nearest earlier runs; its length says which neighbour counts
     * @param enough a distance below which the search may end: there is nothing remarkable then
     * @return the root of the mean square difference to that neighbour, in units of the series; 0 with too few of them;
     *     anything below {@code enough} where it is below
     */
    double distance(int length, double[] nearest, double enough) {
        int newest = size - 1;
        int oldest = Math.max(0, size - capacity) + length - 1;
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        double enoughSquares = enough * enough * length;
        for (int end = newest - length; end >= oldest && nearest[nearest.length - 1] >= enoughSquares; end--) {
            double limit = nearest[nearest.length - 1];
            double distance = squares(newest, end, length, limit);
            if (distance < limit) {
                insert(nearest, distance);
            }
        }
        double furthest = nearest[nearest.length - 1];
        return furthest == Double.POSITIVE_INFINITY ? 0 : Math.sqrt(furthest / length);
    }

    private float relative(double value) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value - origin));
    }

    /** The sum of squared differences, or something not below the limit as soon as that is sure. */
    private double squares(int newest, int end, int length, double limit) {
        double sum = 0;
        for (int back = 0; back < length && sum < limit; back++) {
            double difference = (double) values[newest - back] - values[end - back];
            sum += difference * difference;
        }
        return sum;
    }

    private static void insert(double[] ascending, double distance) {
        int place = ascending.length - 1;
        while (place > 0 && ascending[place - 1] > distance) {
            ascending[place] = ascending[place - 1];
            place--;
        }
        ascending[place] = distance;
    }

    /** The most that {@link #write} takes. */
    static int bytes(int capacity) {
        return Integer.BYTES + Double.BYTES + capacity * Float.BYTES;
    }

    void write(ByteBuffer target) {
        int kept = size();
        target.putInt(kept).putDouble(origin);
        for (int place = size - kept; place < size; place++) {
            target.putFloat(values[place]);
        }
    }

    void read(ByteBuffer source) {
        size = source.getInt();
        if (size < 0 || size > capacity) {
            throw new IllegalArgumentException("a past has up to %d values, not %d".formatted(capacity, size));
        }
        origin = source.getDouble();
        for (int place = 0; place < size; place++) {
            values[place] = source.getFloat();
        }
    }
}
