package io.hullmark.producer.observe;

/**
 * Takes what sensors notice. The seam between sensing and sending, beside {@link Sightings}: one method for each kind of thing that is
 * sensed, so that a new kind breaks whoever does not send it. Calls return at once, block for at most a write to the local disk, and
 * may come from any thread.
 */
public interface SensorSink {
    /** A host and its containers were measured. */
    void measured(Measurement measurement);
}
