package io.hullmark.cli.top;

import io.hullmark.wire.Anomaly;
import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** Findings and anomalies that are open, by what they are about. What an exception covers is not open. */
final class OpenMatters {
    private final Map<String, Violation> findings = new HashMap<>();
    private final Map<String, Anomaly> anomalies = new HashMap<>();

    /**
     * How many are open.
     *
     * @param severe critical and high findings
     * @param other the other findings
     * @param anomalies anomalies
     */
    public record Count(int severe, int other, int anomalies) {
        static final Count NONE = new Count(0, 0, 0);

        private static Count of(Severity severity) {
            return severity.compareTo(Severity.HIGH) >= 0 ? new Count(1, 0, 0) : new Count(0, 1, 0);
        }

        private Count and(Count more) {
            return new Count(severe + more.severe, other + more.other, anomalies + more.anomalies);
        }
    }

    /** A transition of a finding, in the order in which they are told. */
    void see(Violation violation) {
        if (violation.getKind() == TransitionKind.RESOLVED || violation.getKind() == TransitionKind.SUPPRESSED) {
            findings.remove(violation.getFindingId());
        } else {
            findings.put(violation.getFindingId(), violation);
        }
    }

    /** A transition of an anomaly, in the order in which they are told. */
    void see(Anomaly anomaly) {
        switch (anomaly.getState()) {
            case OPENED, UPDATED -> anomalies.put(anomaly.getId(), anomaly);
            case CLOSED, SUPPRESSED -> anomalies.remove(anomaly.getId());
            case LEARNING, JUDGED, UNRECOGNIZED -> {}
        }
    }

    /** By host and id of the subject. */
    Map<String, Count> counts() {
        var counts = new HashMap<String, Count>();
        findings.values()
                .forEach(violation ->
                        counts.merge(key(violation.getSubject()), Count.of(violation.getSeverity()), Count::and));
        for (var anomaly : anomalies.values()) {
            var concerned = new LinkedHashSet<String>();
            concerned.add(key(anomaly.getSubject()));
            anomaly.getSubjects().forEach(subject -> concerned.add(key(subject)));
            concerned.forEach(subject -> counts.merge(subject, new Count(0, 0, 1), Count::and));
        }
        return counts;
    }

    /** What counts are found by. */
    static String key(Subject subject) {
        return subject.getHostId() + "/" + subject.getId();
    }
}
