package io.hullmark.engine.anomalies;

import io.hullmark.engine.detectors.LightDetector;
import io.hullmark.engine.detectors.WorkloadBaseline;
import java.time.Duration;
import java.time.Instant;

/** A workload that is learned from all of its containers in one partition. */
final class WatchedWorkload {
    private final WorkloadName name;
    private final WorkloadBaseline baseline;
    private int[] model;
    private int containers;
    private Instant seenAt;
    private Instant keptAt;
    private boolean forgotten;

    private WatchedWorkload(WorkloadName name, WorkloadBaseline baseline, int[] model, int containers, Instant seenAt) {
        this.name = name;
        this.baseline = baseline;
        this.model = model;
        this.containers = containers;
        this.seenAt = seenAt;
        this.keptAt = seenAt;
    }

    static WatchedWorkload begin(WorkloadName name, Instant at) {
        return new WatchedWorkload(name, new WorkloadBaseline(), new int[0], 0, at);
    }

    static WatchedWorkload from(WorkloadName name, HeldWorkload held) {
        return new WatchedWorkload(
                name, WorkloadBaseline.fromBytes(held.baseline()), held.model(), held.containers(), held.seenAt());
    }

    HeldWorkload held() {
        return new HeldWorkload(baseline.toBytes(), model.clone(), containers, seenAt);
    }

    WorkloadName name() {
        return name;
    }

    /** What a detector asks whether something is news. */
    WorkloadBaseline learned() {
        return baseline;
    }

    Instant seenAt() {
        return seenAt;
    }

    /** It gave way to another one: whoever holds it has to ask anew. */
    void forget() {
        forgotten = true;
    }

    boolean isForgotten() {
        return forgotten;
    }

    void see(Instant at) {
        seenAt = at.isAfter(seenAt) ? at : seenAt;
    }

    boolean isDue(Instant at, Duration pause) {
        return !at.isBefore(keptAt.plus(pause));
    }

    void kept(Instant at) {
        keptAt = at;
    }

    /** One more container of it; begins with what another one knows. */
    void join(int[] state) {
        containers++;
        if (model.length == LightDetector.INTS) {
            LightDetector.begin(state, 0, model);
        }
    }

    /** A container that has been judged, whose slice the next one may begin with. */
    void learnFrom(int[] state) {
        model = state;
    }

    /** What anomalies of a metric are measured by. */
    Baseline baseline(Metric metric) {
        return new Baseline(
                name.text(), Duration.ofMillis(baseline.learnedMillis()), baseline.samples(metric.place()), containers);
    }
}
