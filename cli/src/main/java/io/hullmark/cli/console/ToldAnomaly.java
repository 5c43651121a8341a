package io.hullmark.cli.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.anomalies.AnomalyRules;
import io.hullmark.engine.anomalies.Metric;
import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyMetric;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import java.util.List;
import java.util.Optional;

/**
 * An anomaly as a transition told of it, in the words of exceptions.
 *
 * @param rule the rule by which exceptions name its kind
 * @param element its metric, by which they name it
 */
public record ToldAnomaly(Anomaly anomaly, Requirement rule, String element) implements Matter {
    /** Empty for who is learned, and for what only a newer topology knows. */
    public static Optional<ToldAnomaly> of(Anomaly anomaly) {
        var deviation = anomaly.getDeviation();
        if (deviation == null
                || deviation.getKind() == io.hullmark.wire.AnomalyKind.UNRECOGNIZED
                || deviation.getMetric() == AnomalyMetric.UNRECOGNIZED
                || anomaly.getSubjects().stream().anyMatch(subject -> subject.getKind() == ObjectKind.UNRECOGNIZED)) {
            return Optional.empty();
        }
        var kind = AnomalyKind.valueOf(deviation.getKind().name());
        var metric = Metric.valueOf(deviation.getMetric().name());
        return Optional.of(new ToldAnomaly(anomaly, AnomalyRules.of(kind), AnomalyRules.element(metric)));
    }

    @Override
    public String ruleId() {
        return rule.id().value();
    }

    @Override
    public Severity severity() {
        return anomaly.getSeverity();
    }

    @Override
    public Subject subject() {
        return anomaly.getSubject();
    }

    /** Those whom it concerns, as far as they are named. */
    public List<Subject> subjects() {
        return anomaly.getSubjects();
    }

    /** Whether it names all whom it concerns. */
    public boolean namesAll() {
        return anomaly.getSubjects().size() >= anomaly.getSubjectCount();
    }

    @Override
    public Optional<String> exception() {
        return Optional.ofNullable(anomaly.getExceptionId());
    }

    @Override
    public String whom() {
        return AnomalyText.whom(anomaly);
    }

    /** With the fields of every matter, and anomalyId, subjectCount and subjects, the first of them. */
    @Override
    public ObjectNode tree() {
        var tree = Matter.super.tree().put("anomalyId", anomaly.getId()).put("subjectCount", anomaly.getSubjectCount());
        var subjects = tree.putArray("subjects");
        anomaly.getSubjects().forEach(subject -> subjects.add(JsonLines.record(subject)));
        return tree;
    }
}
