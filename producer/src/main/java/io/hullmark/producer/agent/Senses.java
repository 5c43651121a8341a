package io.hullmark.producer.agent;

import io.hullmark.producer.docker.EngineAddress;
import io.hullmark.producer.host.HostLocation;
import io.hullmark.producer.observe.SensorSink;
import io.hullmark.producer.observe.WatchedHost;
import io.hullmark.producer.sense.ResourceSensor;
import io.hullmark.producer.sense.SensorChoice;
import io.hullmark.producer.sense.cgroup.CgroupMeter;
import io.hullmark.producer.sense.stats.StatsMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What the agent senses by beside the engine's word.
 *
 * @param address where the engine is asked
 * @param location where the files of its host are
 * @param tick time between two measurements
 */
record Senses(EngineAddress address, HostLocation location, Duration tick) {
    /** Begins to measure the containers that somebody watches. */
    SensorChoice start(WatchedHost host, SensorSink sink) {
        var groups = CgroupMeter.of(address.uri(), location.root(), location.proc(), host);
        var stats = StatsMeter.of(address);
        var clock = InstantSource.system();
        return SensorChoice.start(
                List.of(new ResourceSensor(groups, host, tick, clock), new ResourceSensor(stats, host, tick, clock)),
                sink);
    }
}
