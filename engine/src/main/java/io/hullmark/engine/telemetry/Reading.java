package io.hullmark.engine.telemetry;

import java.util.Arrays;

/**
 * What all meters showed at one moment. What could not be read, or can't be, is {@link #UNREAD}; nothing else is negative.
 *
 * <p>Holds numbers by the ordinals of {@link Meter} or {@link HostMeter}. Immutable once handed on; whoever looks at one sample after the
 * other keeps a {@link #copy} to itself that always shows the latest.
 */
public final class Reading {
    public static final long UNREAD = -1;

    private long begunAt;
    private final long[] values;

    private Reading(long begunAt, long[] values) {
        this.begunAt = begunAt;
        this.values = values;
    }

    /**
     * A reading; values below zero count as not read.
     *
     * @param begunAt when counting began, to tell a counter that began anew; of any unit, {@link #UNREAD} if nobody knows
     * @param values by ordinal; not copied, so the caller gives them away
     */
    public static Reading of(long begunAt, long... values) {
        for (int meter = 0; meter < values.length; meter++) {
            values[meter] = Math.max(values[meter], UNREAD);
        }
        return new Reading(begunAt, values);
    }

    /** One of its own for somebody who changes it by {@link #show}. */
    public Reading copy() {
        return new Reading(begunAt, values.clone());
    }

    /** Shows from now on what another one of the same meters shows. So what is kept stays where it is, and frames are let go of at once. */
    public void show(Reading other) {
        begunAt = other.begunAt;
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    public long begunAt() {
        return begunAt;
    }

    public long get(Enum<?> meter) {
        return values[place(meter)];
    }

    /** All values in the order of the meters. */
    public long[] values() {
        return values.clone();
    }

    /** By how much a counter grew since another reading; {@link #UNREAD} where either was not read, or it began anew. */
    public long since(Reading before, Enum<?> counter) {
        long now = get(counter);
        long then = before.get(counter);
        return now < 0 || then < 0 || now < then || begunAt != before.begunAt ? UNREAD : now - then;
    }

    /** The same without a value, as if it had not been read. */
    public Reading without(Enum<?> meter) {
        var others = values.clone();
        others[place(meter)] = UNREAD;
        return new Reading(begunAt, others);
    }

    @SuppressWarnings("EnumOrdinal") // the values lie in the order of the meters, whatever their names
    private static int place(Enum<?> meter) {
        return meter.ordinal();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reading that && begunAt == that.begunAt && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(begunAt) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "since " + begunAt + Arrays.toString(values);
    }
}
