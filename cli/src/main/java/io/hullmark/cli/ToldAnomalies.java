package io.hullmark.cli;

import io.hullmark.cli.console.ToldAnomaly;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyState;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was told of anomalies on a cluster.
 *
 * @param told in the order in which it was told of each container; who is learned does not count
 */
record ToldAnomalies(List<Anomaly> told) {
    ToldAnomalies {
        told = told.stream().filter(anomaly -> anomaly.getDeviation() != null).toList();
    }

    /** Those of a cluster; none where it has no such topic. */
    static ToldAnomalies on(Cluster cluster, PrintWriter complaints) {
        var topic = cluster.catalogue().anomalies().name();
        try (var reader = TopicReader.ofWhatMayBeMissing(cluster, topic, Anomaly.class, complaints)) {
            return new ToldAnomalies(reader.existingValues());
        }
    }

    /** Those that are open, whether an exception covers them or not. */
    List<ToldAnomaly> open() {
        return LastTold.of(told, Anomaly::getId).stream()
                .filter(anomaly -> anomaly.getState() != AnomalyState.CLOSED)
                .flatMap(anomaly -> ToldAnomaly.of(anomaly).stream())
                .toList();
    }

    /** By the id of an exception the ids of the anomalies that it covers or ever covered. */
    Map<String, Set<String>> everCovered() {
        var covered = new TreeMap<String, Set<String>>();
        for (Anomaly anomaly : told) {
            if (anomaly.getState() == AnomalyState.SUPPRESSED) {
                covered.computeIfAbsent(String.valueOf(anomaly.getExceptionId()), unused -> new HashSet<>())
                        .add(anomaly.getId());
            }
        }
        return covered;
    }
}
