package io.hullmark.engine.facts;

import java.util.Arrays;

/**
 * The numbers of one sample of a container and of its host, laid out flat: field after field of part after part, without boxes. Why a number
 * is missing is not in it. One is filled again and again, by one thread.
 */
public final class Figures {
    /** In the place of an integer that is missing: none that is measured is this one. */
    public static final long NO_NUMBER = 0xD1CE_0FF5_EED5_0DDBL;

    private static final int OF_HOST = size(ContainerUsage.TYPE);
    private static final int ALL = OF_HOST + size(HostUsage.TYPE);

    private final long[] numbers = new long[ALL];
    private final double[] fractions = new double[ALL];

    public Figures() {
        forget(0, ALL);
    }

    /**
     * Where a number stands.
     *
     * @param usage {@link ContainerUsage#TYPE} or {@link HostUsage#TYPE}
     * @param part slot of a part of it
     * @param field slot of a number in the part
     */
    public static int place(StructType usage, int part, int field) {
        int place = usage == HostUsage.TYPE ? OF_HOST : 0;
        for (int before = 0; before < part; before++) {
            place += fields(usage, before);
        }
        return place + field;
    }

    /** An integer; {@link #NO_NUMBER} if it is missing. */
    public long number(int place) {
        return numbers[place];
    }

    /** A number that is no integer; NaN if it is missing. */
    public double fraction(int place) {
        return fractions[place];
    }

    public void number(int place, long number) {
        numbers[place] = number;
    }

    public void fraction(int place, double fraction) {
        fractions[place] = fraction;
    }

    /** Makes the numbers of some places missing. */
    public void forget(int from, int to) {
        Arrays.fill(numbers, from, to, NO_NUMBER);
        Arrays.fill(fractions, from, to, Double.NaN);
    }

    private static int size(StructType usage) {
        int size = 0;
        for (int part = 0; part < usage.fields().size(); part++) {
            size += fields(usage, part);
        }
        return size;
    }

    private static int fields(StructType usage, int part) {
        return ((StructType) usage.fields().get(part).type()).fields().size();
    }
}
