package io.hullmark.bench.anomalies;

import java.util.Arrays;

/** What is measured of a container, with the difference that is too small to matter to anybody. */
enum Metric {
    /** Cores. */
    CPU(0, 0.05),
    /** Share of the periods in which it was throttled. */
    THROTTLED(1, 0.05),
    /** MB, working set. */
    MEMORY(2, 16),
    PIDS(3, 5),
    /** MB a second. */
    BLOCK_IO(4, 2),
    /** MB a second. */
    RECEIVED(5, 0.2),
    /** MB a second. */
    SENT(6, 0.2),
    /** Share of the time in which some task waited. */
    PRESSURE(7, 0.05);

    private final int place;
    private final double grain;

    Metric(int place, double grain) {
        this.place = place;
        this.grain = grain;
    }

    /** Where it stands in a frame. */
    int place() {
        return place;
    }

    static double[] grains() {
        return Arrays.stream(values()).mapToDouble(metric -> metric.grain).toArray();
    }
}
