package io.hullmark.producer.agent;

import io.hullmark.producer.observe.SensorSink;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.sense.SensorStatus;

/** Where sightings come from: an engine, or a recording. */
@FunctionalInterface
public interface Source {
    /**
     * Begins to look, and to measure where there is something to measure; returns at once. Closing ends that within seconds and hands
     * on what was held back.
     */
    AutoCloseable start(Sightings sightings, SensorSink sink);

    /** How looking goes, once it was started. */
    default SourceStatus status() {
        return SourceStatus.FINE;
    }

    /** How measuring goes, once it was started. */
    default SensorStatus sensors() {
        return SensorStatus.NONE;
    }
}
