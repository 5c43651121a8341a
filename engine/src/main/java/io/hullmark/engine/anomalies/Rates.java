package io.hullmark.engine.anomalies;

import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.util.List;

/** Makes of two readings of a container what a detector looks at; what could not be read, or went back, is missing. */
final class Rates {
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double KIB = 1_024;

    private static final List<Meter> COUNTERS = List.of(
            Meter.CPU_MICROS,
            Meter.CPU_PERIODS,
            Meter.CPU_THROTTLED_PERIODS,
            Meter.BLOCK_READ,
            Meter.BLOCK_WRITTEN,
            Meter.NETWORK_RECEIVED,
            Meter.NETWORK_SENT,
            Meter.CPU_PRESSURE,
            Meter.MEMORY_PRESSURE,
            Meter.IO_PRESSURE);

    private final double[] values = new double[Metric.all().size()];

    /**
     * A reading from which the next rates are made: without the counters that went back since the one before. If one was read wrongly,
     * the next would seem to have leapt.
     */
    static Reading base(Reading before, Reading now) {
        var base = now.copy();
        for (var counter : COUNTERS) {
            if (now.get(counter) < before.get(counter)) {
                base = base.without(counter);
            }
        }
        return base;
    }

    /** The values between two readings, in the order of {@link Metric}; overwritten by the next call. */
    double[] between(Reading before, Reading now, Duration passed) {
        double micros = passed.toNanos() / 1_000.0;
        set(Metric.CPU, grown(before, now, Meter.CPU_MICROS) / micros);
        set(Metric.THROTTLED, throttled(before, now));
        set(Metric.MEMORY, shown(now, Meter.MEMORY_WORKING_SET) * KIB);
        set(Metric.PIDS, shown(now, Meter.PIDS));
        double blocks = grown(before, now, Meter.BLOCK_READ) + grown(before, now, Meter.BLOCK_WRITTEN);
        set(Metric.BLOCK_IO, blocks / micros * MICROS_PER_SECOND);
        set(Metric.RECEIVED, grown(before, now, Meter.NETWORK_RECEIVED) / micros * MICROS_PER_SECOND);
        set(Metric.SENT, grown(before, now, Meter.NETWORK_SENT) / micros * MICROS_PER_SECOND);
        double waited = Math.max(grown(before, now, Meter.CPU_PRESSURE), grown(before, now, Meter.IO_PRESSURE));
        // Kernels count what tasks waited for to the end of their waiting, so a step can have more than all of its
        // time.
        set(Metric.PRESSURE, Math.min(1, Math.max(waited, grown(before, now, Meter.MEMORY_PRESSURE)) / micros));
        return values;
    }

    private void set(Metric metric, double value) {
        values[metric.place()] = metric.plausible(value);
    }

    private static double throttled(Reading before, Reading now) {
        double periods = grown(before, now, Meter.CPU_PERIODS);
        double throttled = grown(before, now, Meter.CPU_THROTTLED_PERIODS);
        return periods == 0 ? 0 : Math.min(1, throttled / periods);
    }

    private static double shown(Reading now, Meter meter) {
        long value = now.get(meter);
        return value < 0 ? Double.NaN : value;
    }

    private static double grown(Reading before, Reading now, Meter counter) {
        long more = now.since(before, counter);
        return more < 0 ? Double.NaN : more;
    }
}
