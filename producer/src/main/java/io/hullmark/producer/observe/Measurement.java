package io.hullmark.producer.observe;

import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.MissingInstrument;
import io.hullmark.wire.UnmeasuredContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a sensor measured of a host and its containers at one moment.
 *
 * @param at when measuring began
 * @param tick time until the next measurement
 * @param sensor id of the sensor
 * @param missing what the sensor can't see here
 * @param containers samples, ordered by id
 * @param unmeasured containers that run and were not measured, ordered by id
 */
public record Measurement(
        Instant at,
        Duration tick,
        String sensor,
        List<MissingInstrument> missing,
        HostSample host,
        List<ContainerSample> containers,
        List<UnmeasuredContainer> unmeasured) {
    public Measurement {
        missing = List.copyOf(missing);
        containers = List.copyOf(containers);
        unmeasured = List.copyOf(unmeasured);
    }

    /** The same, with another account of what can't be seen. */
    public Measurement withMissing(List<MissingInstrument> other) {
        return new Measurement(at, tick, sensor, other, host, containers, unmeasured);
    }
}
