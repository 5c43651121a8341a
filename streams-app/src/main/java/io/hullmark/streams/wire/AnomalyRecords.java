package io.hullmark.streams.wire;

import io.hullmark.engine.anomalies.Baseline;
import io.hullmark.engine.anomalies.Ending;
import io.hullmark.engine.anomalies.Exposure;
import io.hullmark.engine.anomalies.Notice;
import io.hullmark.engine.anomalies.Outlook;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyBaseline;
import io.hullmark.wire.AnomalyDeviation;
import io.hullmark.wire.AnomalyEnding;
import io.hullmark.wire.AnomalyExposure;
import io.hullmark.wire.AnomalyKind;
import io.hullmark.wire.AnomalyMetric;
import io.hullmark.wire.AnomalyScope;
import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.Severity;
import java.time.Duration;
import java.util.List;

/** Turns what is told of the behaviour of containers into records of the anomalies topic. */
final class AnomalyRecords {
    private AnomalyRecords() {}

    static Anomaly of(Notice notice) {
        return notice.fold(AnomalyRecords::anomaly, AnomalyRecords::learning);
    }

    private static Anomaly anomaly(Notice.Anomaly anomaly) {
        return Anomaly.newBuilder()
                .setId(anomaly.id())
                .setTransition(anomaly.transition())
                .setState(AnomalyState.valueOf(anomaly.state().name()))
                .setEnding(anomaly.ending().map(AnomalyRecords::ending).orElse(null))
                .setAt(anomaly.at())
                .setSince(anomaly.since())
                .setDurationMillis(
                        Duration.between(anomaly.since(), anomaly.at()).toMillis())
                .setSeverity(Severity.valueOf(anomaly.severity().name()))
                .setSubject(OutcomeRecords.subject(anomaly.lead().subject()))
                .setScope(scope(anomaly.common()))
                .setSubjectCount(anomaly.members())
                .setSubjects(
                        anomaly.subjects().stream().map(OutcomeRecords::subject).toList())
                .setDeviation(deviation(anomaly))
                .setExceptionId(anomaly.exception().orElse(null))
                .setJoined(anomaly.joined().orElse(null))
                .build();
    }

    private static Anomaly learning(Notice.Learning learning) {
        var subject = OutcomeRecords.subject(learning.subject());
        return Anomaly.newBuilder()
                .setId(learning.id())
                .setTransition(0)
                .setState(state(learning.outlook().phase()))
                .setEnding(learning.outlook().phase() == Outlook.Phase.GONE ? AnomalyEnding.SUBJECT_GONE : null)
                .setAt(learning.at())
                .setSince(learning.at())
                .setDurationMillis(0)
                .setSeverity(Severity.INFORMATIONAL)
                .setSubject(subject)
                .setScope(AnomalyScope.CONTAINER)
                .setSubjectCount(1)
                .setSubjects(List.of(subject))
                .setLearningUntil(learning.outlook().until().orElse(null))
                .build();
    }

    private static AnomalyDeviation deviation(Notice.Anomaly anomaly) {
        var lead = anomaly.lead();
        return AnomalyDeviation.newBuilder()
                .setKind(AnomalyKind.valueOf(anomaly.kind().name()))
                .setMetric(AnomalyMetric.valueOf(anomaly.metric().name()))
                .setUnit(anomaly.metric().unit())
                .setValue(lead.value())
                .setExpectedLow(lead.low())
                .setExpectedHigh(lead.high())
                .setScore(lead.score())
                .setBaseline(baseline(lead.baseline()))
                .setConfiguration(exposure(lead.exposure()))
                .build();
    }

    private static AnomalyBaseline baseline(Baseline baseline) {
        return new AnomalyBaseline(
                Texts.bounded(baseline.workload()),
                baseline.learned().toMillis(),
                baseline.samples(),
                baseline.containers());
    }

    private static AnomalyExposure exposure(Exposure exposure) {
        return AnomalyExposure.newBuilder()
                .setMemoryLimit(exposure.memoryLimit())
                .setCpuLimit(exposure.cpuLimit())
                .setPidsLimit(exposure.pidsLimit())
                .setPrivileged(exposure.privileged())
                .setPublishedPorts(exposure.ports().stream().map(Texts::bounded).toList())
                .setReachable(exposure.reachable())
                .setWorstFinding(exposure.worstFinding()
                        .map(worst -> Severity.valueOf(worst.name()))
                        .orElse(null))
                .build();
    }

    private static AnomalyScope scope(Notice.Common common) {
        return switch (common) {
            case NOTHING -> AnomalyScope.CONTAINER;
            case HOST -> AnomalyScope.HOST;
            case IMAGE -> AnomalyScope.IMAGE;
        };
    }

    private static AnomalyEnding ending(Ending ending) {
        return AnomalyEnding.valueOf(ending.name());
    }

    private static AnomalyState state(Outlook.Phase phase) {
        return switch (phase) {
            case LEARNING -> AnomalyState.LEARNING;
            case JUDGED -> AnomalyState.JUDGED;
            case GONE -> AnomalyState.CLOSED;
        };
    }
}
