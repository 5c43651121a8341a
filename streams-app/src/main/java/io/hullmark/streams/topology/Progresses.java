package io.hullmark.streams.topology;

import io.hullmark.streams.stores.SmallStore;
import java.util.HashMap;
import java.util.Map;

/** How far the records of every host of one partition have come. */
final class Progresses {
    private final SmallStore sequences;
    private final Map<String, HostProgress> known = new HashMap<>();

    Progresses(SmallStore sequences) {
        this.sequences = sequences;
    }

    HostProgress of(String hostId) {
        var progress = known.get(hostId);
        if (progress == null) {
            progress = sequences.find(hostId).map(HostProgress::from).orElse(HostProgress.NONE);
        }
        return progress;
    }

    void put(String hostId, HostProgress progress) {
        known.put(hostId, progress);
        sequences.put(hostId, progress.stored());
    }
}
