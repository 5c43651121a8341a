package io.hullmark.bench.anomalies;

import java.util.Arrays;

/** What is measured of a container, with the difference that is too small to matter to anybody. */
enum Metric {
    /** Cores. */
    CPU(0.05),
    /** Share of the periods in which it was throttled. */
    THROTTLED(0.05),
    /** MB, working set. */
    MEMORY(16),
    PIDS(5),
    /** MB a second. */
    BLOCK_IO(2),
    /** MB a second. */
    RECEIVED(0.2),
    /** MB a second. */
    SENT(0.2),
    /** Share of the time in which some task waited. */
    PRESSURE(0.05);

    private final double grain;

    Metric(double grain) {
        this.grain = grain;
    }

    static double[] grains() {
        return Arrays.stream(values()).mapToDouble(metric -> metric.grain).toArray();
    }
}
