package io.hullmark.engine.anomalies;

import io.hullmark.engine.anomalies.OpenAnomalies.Place;
import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.detectors.LightDetector;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at what a container did in one step: what is unlike it now, and what is no longer. For one thread. */
final class Examination {
    /** For so long nothing is told of a line that went flat before it is taken as usual. */
    private static final Duration ADOPTED = Duration.ofHours(1);

    private final JournalFold fold;
    private final OpenAnomalies open;
    private final LightDetector detector = Metric.detector();
    private final Rates rates = new Rates();

    Examination(JournalFold fold, OpenAnomalies open) {
        this.fold = fold;
        this.open = open;
    }

    /** Looks at a step between two readings. */
    void examine(
            ContainerWatch container,
            WatchedWorkload workload,
            Reading before,
            Reading now,
            Duration passed,
            Instant at,
            Round round) {
        var state = container.state();
        var values = rates.between(before, now, passed);
        int was = LightDetector.open(state, 0);
        int is = detector.observe(state, 0, values, 0, at.toEpochMilli(), workload.learned());
        if (is == 0 && !LightDetector.settles(state, 0)) {
            workload.learnFrom(state);
        }
        if (was == 0 && is == 0) {
            return;
        }
        for (var metric : Metric.all()) {
            double value = values[metric.place()];
            var held = open.at(new Place(container.key(), metric));
            var kind = AnomalyKind.of(is, metric.place());
            if (kind.isPresent()) {
                fold.known().find(container.key()).ifPresent(subject -> {
                    var member = member(subject, container, workload, metric, kind.get(), value, at, held);
                    held.ifPresentOrElse(
                            anomaly -> round.goOn(anomaly, member, kind.get()),
                            () -> round.begin(member, metric, kind.get()));
                });
            } else {
                held.flatMap(anomaly -> anomaly.member(container.key())
                                .map(member -> ending(state, anomaly, member, value, at)))
                        .ifPresent(ending -> round.end(container.key(), metric, ending));
            }
        }
    }

    private static Ending ending(int[] state, HeldAnomaly anomaly, Member member, double value, Instant at) {
        if (LightDetector.settles(state, 0)) {
            return Ending.RESTARTED;
        }
        boolean stays = anomaly.kind() == AnomalyKind.FLAT_LINE
                ? !at.isBefore(member.since().plus(ADOPTED))
                : member.isUnusual(value);
        return stays ? Ending.BECAME_USUAL : Ending.OVER;
    }

    private Member member(
            Subject subject,
            ContainerWatch container,
            WatchedWorkload workload,
            Metric metric,
            AnomalyKind kind,
            double value,
            Instant at,
            Optional<HeldAnomaly> held) {
        var key = container.key();
        var before = held.flatMap(anomaly -> anomaly.member(key));
        var deviation = detector.deviation(container.state(), 0, metric.place(), workload.learned());
        double score = Math.max(deviation.score(), before.map(Member::score).orElse(0.0));
        var exposure = Exposure.of(fold.seen(key), fold.known().worstOpen(key));
        var exception = fold.known()
                .acceptance(subject, at)
                .of(AnomalyRules.of(kind), AnomalyRules.element(metric), before.flatMap(Member::exception));
        return new Member(
                subject,
                before.map(Member::since).orElseGet(() -> at.minus(deviation.lasted())),
                Double.isNaN(value) ? before.map(Member::value).orElse(0.0) : value,
                deviation.low(),
                deviation.high(),
                score,
                workload.baseline(metric),
                exposure,
                Gravity.of(kind, score, exposure),
                exception);
    }
}
