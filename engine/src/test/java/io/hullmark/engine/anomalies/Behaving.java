package io.hullmark.engine.anomalies;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A container that does as it usually does: its meters go on minute by minute, with a little noise; other where a test says so. */
final class Behaving {
    private static final double SECONDS = 60;

    private final ObjectKey key;
    private final Random random;
    private final Map<Meter, Double> meters = new EnumMap<>(Meter.class);
    private final Map<Metric, Double> usual = new EnumMap<>(Map.of(
            Metric.CPU,
            0.5,
            Metric.MEMORY,
            2e8,
            Metric.PIDS,
            20.0,
            Metric.BLOCK_IO,
            1e6,
            Metric.RECEIVED,
            5e5,
            Metric.SENT,
            9e5,
            Metric.PRESSURE,
            0.02,
            Metric.THROTTLED,
            0.0));
    private final Map<Metric, Double> unusual = new EnumMap<>(Metric.class);
    private UnaryOperator<Reading> measured = reading -> reading;
    private long startedAt = 1;

    Behaving(ObjectKey key) {
        this.key = key;
        this.random = new Random(key.id().hashCode());
    }

    /** From now on a metric has another value. */
    Behaving with(Metric metric, double value) {
        unusual.put(metric, value);
        return this;
    }

    Behaving asUsual() {
        unusual.clear();
        measured = reading -> reading;
        return this;
    }

    /** What the agent says instead of what is so. */
    Behaving measuredAs(UnaryOperator<Reading> other) {
        measured = other;
        return this;
    }

    void restart() {
        startedAt++;
        meters.clear();
    }

    /** A minute passes. */
    Sampled next() {
        count(Meter.CPU_MICROS, value(Metric.CPU) * 1e6);
        count(Meter.CPU_PERIODS, 10);
        count(Meter.CPU_THROTTLED_PERIODS, value(Metric.THROTTLED) * 10);
        count(Meter.BLOCK_READ, value(Metric.BLOCK_IO));
        count(Meter.BLOCK_WRITTEN, 0);
        count(Meter.NETWORK_RECEIVED, value(Metric.RECEIVED));
        count(Meter.NETWORK_SENT, value(Metric.SENT));
        count(Meter.CPU_PRESSURE, value(Metric.PRESSURE) * 1e6);
        count(Meter.MEMORY_PRESSURE, 0);
        count(Meter.IO_PRESSURE, 0);
        meters.put(Meter.MEMORY_WORKING_SET, value(Metric.MEMORY) / 1_024);
        meters.put(Meter.PIDS, value(Metric.PIDS));
        long prefix = Long.parseUnsignedLong(key.id(), 0, 16, 16);
        return new Sampled(prefix, measured.apply(reading(Map.of())));
    }

    /** A reading as it is now but for some meters. */
    Reading reading(Map<Meter, Long> others) {
        return Reading.of(
                startedAt,
                Arrays.stream(Meter.values())
                        .mapToLong(meter -> others.getOrDefault(
                                meter, (long) (double) meters.getOrDefault(meter, (double) Reading.UNREAD)))
                        .toArray());
    }

    private double value(Metric metric) {
        double noise = 1 + 0.03 * random.nextGaussian();
        return unusual.getOrDefault(metric, usual.getOrDefault(metric, 0.0)) * noise;
    }

    private void count(Meter meter, double perSecond) {
        meters.merge(meter, perSecond * SECONDS, Double::sum);
    }
}
