package io.hullmark.producer.sense;

import io.hullmark.producer.observe.SensorSink;

/**
 * One instrument that senses something of the host for as long as it is started: what containers use, later what they execute, which
 * files they write, whom they call. Several may sense the same thing in different ways; {@link SensorChoice} starts the best that works.
 */
public interface Sensor extends AutoCloseable {
    /** What it senses and how, such as "resource.cgroup". */
    String id();

    /** Whether it can work now. Changes nothing, takes less than a second, and may be asked at any time, started or not. */
    Probe probe();

    /** Begins to sense on threads of its own; returns at once. Starting again after {@link #close()} is possible. */
    void start(SensorSink sink);

    /** How it fares. */
    SensorHealth health();

    /** Stops within two seconds. What is not started needs no closing. */
    @Override
    void close();
}
