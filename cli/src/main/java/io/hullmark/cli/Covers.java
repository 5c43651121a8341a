package io.hullmark.cli;

import io.hullmark.cli.console.Matter;
import io.hullmark.cli.console.ToldAnomaly;
import io.hullmark.cli.console.ToldFinding;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What exceptions covered until they no longer did, by what was told of findings and anomalies. */
final class Covers {
    private static final Comparator<Step> IN_ORDER =
            Comparator.comparing(Step::id).thenComparing(Step::transition);

    private Covers() {}

    /**
     * One transition of a finding or an anomaly.
     *
     * @param id of the finding or anomaly
     * @param transition its number
     * @param exception covers it from then on
     */
    private record Step(String id, int transition, Instant at, Optional<String> exception, Matter matter) {
        static Step of(Violation violation) {
            return of(
                    violation.getFindingId(),
                    violation.getTransition(),
                    violation.getAt(),
                    violation.getKind() == TransitionKind.SUPPRESSED,
                    new ToldFinding(violation));
        }

        static Stream<Step> of(Anomaly anomaly) {
            return ToldAnomaly.of(anomaly).stream()
                    .map(told -> of(
                            anomaly.getId(),
                            anomaly.getTransition(),
                            anomaly.getAt(),
                            anomaly.getState() == AnomalyState.SUPPRESSED,
                            told));
        }

        private static Step of(String id, int transition, Instant at, boolean suppressed, Matter matter) {
            return new Step(id, transition, at, matter.exception().filter(unused -> suppressed), matter);
        }
    }

    /** By the id of an exception, what it covered and stopped to cover since a moment, as it was when the cover began. */
    static Map<String, Collection<Matter>> endedSince(
            Instant since, Collection<Violation> violations, Collection<Anomaly> anomalies) {
        var running = new HashMap<String, Step>();
        var ended = new HashMap<String, Map<String, Matter>>();
        var ordered = new ArrayList<Step>();
        violations.forEach(violation -> ordered.add(Step.of(violation)));
        anomalies.forEach(anomaly -> Step.of(anomaly).forEach(ordered::add));
        ordered.sort(IN_ORDER);
        for (Step next : ordered) {
            var cover = running.remove(next.id());
            if (cover != null && !next.at().isBefore(since) && !next.exception().equals(cover.exception())) {
                ended.computeIfAbsent(cover.exception().orElseThrow(), unused -> new LinkedHashMap<>())
                        .put(cover.id(), cover.matter());
            }
            if (next.exception().isPresent()) {
                running.put(next.id(), next);
            }
        }
        var byException = new HashMap<String, Collection<Matter>>();
        ended.forEach((id, matters) -> byException.put(id, matters.values()));
        return byException;
    }
}
