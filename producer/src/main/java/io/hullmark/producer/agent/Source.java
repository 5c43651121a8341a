package io.hullmark.producer.agent;

import io.hullmark.producer.observe.Sightings;

/** Where sightings come from: an engine, or a recording. */
@FunctionalInterface
public interface Source {
    /** Begins to look and returns at once; closing ends that within seconds and hands on what was held back. */
    AutoCloseable start(Sightings sightings);

    /** How looking goes, once it was started. */
    default SourceStatus status() {
        return SourceStatus.FINE;
    }
}
