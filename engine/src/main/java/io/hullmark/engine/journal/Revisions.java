package io.hullmark.engine.journal;

import io.hullmark.engine.picture.Changes;
import java.util.HashMap;
import java.util.Map;

/** Numbers by which it is seen whether anything of a host has changed since somebody looked; another one after every restart. */
final class Revisions {
    private final Map<String, Long> latest = new HashMap<>();
    private long number;

    long of(String hostId) {
        return latest.getOrDefault(hostId, 0L);
    }

    void see(Changes changes) {
        changes.hosts().keySet().forEach(this::see);
        changes.changed().keySet().forEach(subject -> see(subject.hostId()));
        changes.removed().forEach(subject -> see(subject.hostId()));
    }

    void see(String hostId) {
        latest.put(hostId, ++number);
    }
}
