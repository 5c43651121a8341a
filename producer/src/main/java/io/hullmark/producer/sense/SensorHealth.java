package io.hullmark.producer.sense;

import io.hullmark.wire.UnmeasuredCause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a sensor that measures fares, counted since the agent started.
 *
 * @param rounds times that it measured
 * @param measured samples of containers
 * @param gone containers that went away while they were measured
 * @param unmeasured containers that run and were not measured, by cause
 * @param spent time that measuring took, all rounds together
 */
public record SensorHealth(
        long rounds, long measured, long gone, Map<UnmeasuredCause, Long> unmeasured, Duration spent) {
    public static final SensorHealth NOTHING_YET = new SensorHealth(0, 0, 0, Map.of(), Duration.ZERO);

    public SensorHealth {
        unmeasured = Map.copyOf(unmeasured);
    }

    /** Both together. */
    public SensorHealth plus(SensorHealth other) {
        var causes = new EnumMap<UnmeasuredCause, Long>(UnmeasuredCause.class);
        causes.putAll(unmeasured);
        other.unmeasured.forEach((cause, count) -> causes.merge(cause, count, Long::sum));
        return new SensorHealth(
                rounds + other.rounds, measured + other.measured, gone + other.gone, causes, spent.plus(other.spent));
    }
}
