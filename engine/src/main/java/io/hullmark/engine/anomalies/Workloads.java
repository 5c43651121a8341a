package io.hullmark.engine.anomalies;

import io.hullmark.engine.picture.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of the workloads of one partition, 4 KB each. When there is no room, the one that was not seen for longest gives way,
 * but none whose containers are there: then it is the newcomer that can't be judged, and not all of them in turn. Where room was taken
 * away, those that are there go on.
 */
final class Workloads {
    /** What was learned since is lost with a process that is killed, but no anomaly. */
    private static final Duration BETWEEN_KEPT = Duration.ofMinutes(10);

    private static final Duration ABSENT = Duration.ofMinutes(10);

    private final Shelf<String, HeldWorkload> shelf;
    private final Map<String, WatchedWorkload> known = new HashMap<>();
    private final int most;
    private Instant fullUntil = Instant.MIN;

    Workloads(Shelf<String, HeldWorkload> shelf, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least 1 workload must be learned, got " + most);
        }
        this.shelf = shelf;
        this.most = most;
        shelf.scan("", (name, held) -> {
            known.put(name, WatchedWorkload.from(new WorkloadName(name), held));
            return true;
        });
    }

    /**
     * The workload, begun if it is new; null where there is no room for it.
     *
     * @param found what was found when it was seen before, if it was
     */
    @Nullable
    WatchedWorkload see(WorkloadName name, @Nullable WatchedWorkload found, Instant at) {
        var workload = found == null || found.isForgotten() ? known.get(name.text()) : found;
        if (workload == null) {
            if (!makeRoom(at)) {
                return null;
            }
            workload = WatchedWorkload.begin(name, at);
            known.put(name.text(), workload);
            shelf.put(name.text(), workload.held());
        }
        workload.see(at);
        if (workload.isDue(at, BETWEEN_KEPT)) {
            workload.kept(at);
            shelf.put(name.text(), workload.held());
        }
        return workload;
    }

    private boolean makeRoom(Instant at) {
        if (known.size() < most) {
            return true;
        } else if (at.isBefore(fullUntil)) {
            return false;
        }
        while (known.size() >= most) {
            var longest = known.values().stream()
                    .min(Comparator.comparing(WatchedWorkload::seenAt)
                            .thenComparing(workload -> workload.name().text()))
                    .orElseThrow();
            var absentAt = longest.seenAt().plus(ABSENT);
            if (at.isBefore(absentAt)) {
                // Nobody will have been absent for long enough before that.
                fullUntil = absentAt;
                return false;
            }
            longest.forget();
            known.remove(longest.name().text());
            shelf.forget(longest.name().text());
        }
        return true;
    }
}
