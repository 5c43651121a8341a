package io.hullmark.engine.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an agent measured of its host and of the containers that run there, at one moment.
 *
 * @param hostId identity of the host
 * @param bootEpoch start of the agent's sequence; a newer agent has a higher one
 * @param sequence position in it, from 1
 * @param measuredAt when
 * @param tick time until the next frame
 * @param host the host, by {@link HostMeter}
 * @param containers the containers, by {@link Meter}
 * @param unmeasured containers that run and were not measured
 */
public record Frame(
        String hostId,
        long bootEpoch,
        long sequence,
        Instant measuredAt,
        Duration tick,
        Reading host,
        Readings containers,
        List<Unmeasured> unmeasured) {
    public Frame {
        unmeasured = List.copyOf(unmeasured);
    }

    /**
     * One container of which nothing is said, and why.
     *
     * @param prefix the first eight bytes of its id, as {@link ContainerPrefix} makes them
     */
    public record Unmeasured(long prefix, String reason) {}
}
