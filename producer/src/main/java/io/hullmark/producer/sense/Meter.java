package io.hullmark.producer.sense;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.UnmeasuredContainer;
import java.time.Duration;
import java.util.List;

/** A way to measure what a host and its containers use. One thread at a time reads; probing is possible beside it. */
public interface Meter {
    /** What it measures by, such as "cgroup". */
    String id();

    /** Whether it can measure these containers, as far as that can be told from the first that it can. */
    Probe probe(List<RunningContainer> running);

    /** Measures the host and these containers; samples and what is not measured are in the order of the containers. */
    Reading read(List<RunningContainer> running);

    /** Why something is -1 in all samples. */
    String whyMissing(Instrument instrument);

    /** Measuring more often would cost others too much. */
    Duration shortestTick();

    /** Lets go of what is kept between two readings. Reading again is possible. */
    void release();

    /**
     * What came of one round.
     *
     * @param gone how many containers went away while they were measured
     */
    record Reading(HostSample host, List<ContainerSample> containers, List<UnmeasuredContainer> unmeasured, int gone) {
        public Reading {
            containers = List.copyOf(containers);
            unmeasured = List.copyOf(unmeasured);
        }
    }
}
