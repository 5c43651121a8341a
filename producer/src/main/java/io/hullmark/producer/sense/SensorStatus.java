package io.hullmark.producer.sense;

import java.util.List;
import java.util.Optional;

/** What is sensed by, and how it fares, as of the moment of asking. */
public final class SensorStatus {
    /** Nothing was chosen yet. */
    public static final SensorStatus NONE = new SensorStatus(Optional.empty(), List.of());

    private final Optional<String> sensor;
    private final List<Sensor> sensors;

    SensorStatus(Optional<String> sensor, List<Sensor> sensors) {
        this.sensor = sensor;
        this.sensors = sensors;
    }

    boolean chosen() {
        return !sensors.isEmpty();
    }

    /** The sensor in use; empty if none works, or none was chosen yet. */
    public Optional<String> sensor() {
        return sensor;
    }

    /** All that was sensed since the start, by whichever sensor. */
    public SensorHealth health() {
        return sensors.stream().map(Sensor::health).reduce(SensorHealth.NOTHING_YET, SensorHealth::plus);
    }
}
