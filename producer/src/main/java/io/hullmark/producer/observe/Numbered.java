package io.hullmark.producer.observe;

import io.hullmark.wire.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Numbers what was seen at one moment, as an agent numbers what it sends. */
public final class Numbered {
    private Numbered() {}

    /** Snapshots, events and whatever else is the body of an observation, in order. */
    public static List<Observation> of(String hostId, Instant at, List<?> bodies) {
        var observations = new ArrayList<Observation>();
        bodies.forEach(body -> observations.add(new Observation(hostId, 0L, observations.size() + 1L, at, body)));
        return observations;
    }
}
