package io.hullmark.engine.telemetry;

import java.util.Arrays;

/**
 * What all meters showed at one moment. What could not be read, or can't be, is {@link #UNREAD}; nothing else is negative.
 *
 * <p>Holds numbers by the ordinals of {@link Meter} or {@link HostMeter}, behind the moment at which counting began. One of
 * {@link Readings} shows what stands there: whoever keeps it makes a {@link #copy}.
 */
public final class Reading {
    public static final long UNREAD = -1;

    private final long[] row;
    private final int start;
    private final int width;

    Reading(long[] row, int start, int width) {
        this.row = row;
        this.start = start;
        this.width = width;
    }

    /**
     * A reading; values below zero count as not read.
     *
     * @param begunAt when counting began, to tell a counter that began anew; of any unit, {@link #UNREAD} if nobody knows
     * @param values by ordinal
     */
    public static Reading of(long begunAt, long... values) {
        var row = new long[1 + values.length];
        row[0] = begunAt;
        for (int meter = 0; meter < values.length; meter++) {
            row[1 + meter] = Math.max(values[meter], UNREAD);
        }
        return new Reading(row, 0, row.length);
    }

    /** The same in memory of its own. */
    public Reading copy() {
        return new Reading(Arrays.copyOfRange(row, start, start + width), 0, width);
    }

    void copyTo(long[] other, int place) {
        System.arraycopy(row, start, other, place, width);
    }

    public long begunAt() {
        return row[start];
    }

    public long get(Enum<?> meter) {
        return row[start + place(meter)];
    }

    /** All values in the order of the meters. */
    public long[] values() {
        return Arrays.copyOfRange(row, start + 1, start + width);
    }

    /** By how much a counter grew since another reading; {@link #UNREAD} where either was not read, or it began anew. */
    public long since(Reading before, Enum<?> counter) {
        long now = get(counter);
        long then = before.get(counter);
        return now < 0 || then < 0 || now < then || begunAt() != before.begunAt() ? UNREAD : now - then;
    }

    /** The same without a value, as if it had not been read. */
    public Reading without(Enum<?> meter) {
        var other = copy();
        other.row[place(meter)] = UNREAD;
        return other;
    }

    @SuppressWarnings("EnumOrdinal") // the values lie in the order of the meters, whatever their names
    private static int place(Enum<?> meter) {
        return 1 + meter.ordinal();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reading that
                && Arrays.equals(row, start, start + width, that.row, that.start, that.start + that.width);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values()) + Long.hashCode(begunAt());
    }

    @Override
    public String toString() {
        return "since " + begunAt() + Arrays.toString(values());
    }
}
