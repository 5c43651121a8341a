package io.hullmark.producer.spool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what was lost until somebody tells of it; incidents of one cause become one. */
final class Incidents {
    private final Map<Incident.Cause, Incident> pending = new EnumMap<>(Incident.Cause.class);

    void add(Incident incident) {
        pending.merge(incident.cause(), incident, Incident::and);
    }

    void overflowed(Stream stream, Stock gone, Instant now) {
        add(new Incident(
                Incident.Cause.OVERFLOWED,
                gone.oldest().orElse(now),
                gone.newest().orElse(now),
                gone.records(),
                "the spool was full and dropped its oldest " + stream.label()));
    }

    List<Incident> drain() {
        var drained = new ArrayList<>(pending.values());
        pending.clear();
        return drained;
    }
}
