package io.hullmark.engine.telemetry;

import java.util.Arrays;

/**
 * The readings of several containers side by side in memory, in places from 0: whoever looks at all of a host's containers reads what
 * follows each other.
 */
public final class Readings {
    private static final int WIDTH = 1 + Meter.COUNT;

    private long[] prefixes = {};
    private long[] rows = {};
    private int size;

    /** None yet. */
    public Readings() {}

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The first eight bytes of the id of the container in a place, as {@link ContainerPrefix} makes them. */
    public long prefix(int place) {
        return prefixes[inside(place)];
    }

    /** What its meters showed. Shows whatever is {@link #set} there, until more are added. */
    public Reading get(int place) {
        return new Reading(rows, inside(place) * WIDTH, WIDTH);
    }

    /** One more, in the next place. */
    public void add(long prefix, Reading reading) {
        int place = next(prefix);
        reading.copyTo(rows, place * WIDTH);
    }

    /**
     * One more, in the next place; values below zero count as not read.
     *
     * @param begunAt when counting began, as {@link Reading#of}
     * @param values by the ordinals of {@link Meter}
     */
    public void add(long prefix, long begunAt, long[] values) {
        int row = next(prefix) * WIDTH;
        rows[row] = begunAt;
        for (int meter = 0; meter < Meter.COUNT; meter++) {
            rows[row + 1 + meter] = Math.max(values[meter], Reading.UNREAD);
        }
    }

    /** Another reading in a place, for the container that has it. */
    public void set(int place, Reading reading) {
        reading.copyTo(rows, inside(place) * WIDTH);
    }

    /** So many more are to come. */
    public void reserve(int more) {
        if (size + more > prefixes.length) {
            int capacity = Math.max(size + more, 2 * size);
            prefixes = Arrays.copyOf(prefixes, capacity);
            rows = Arrays.copyOf(rows, capacity * WIDTH);
        }
    }

    /** None any more. The memory is kept for others. */
    public void clear() {
        size = 0;
    }

    private int next(long prefix) {
        reserve(1);
        prefixes[size] = prefix;
        return size++;
    }

    private int inside(int place) {
        if (place >= size) {
            throw new IndexOutOfBoundsException("there are " + size + " readings, and none in place " + place);
        }
        return place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Readings that
                && Arrays.equals(prefixes, 0, size, that.prefixes, 0, that.size)
                && Arrays.equals(rows, 0, size * WIDTH, that.rows, 0, that.size * WIDTH);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int place = 0; place < size; place++) {
            hash = 31 * hash + Long.hashCode(prefixes[place]);
        }
        return hash;
    }
}
