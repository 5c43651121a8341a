package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.ConditionChange;
import io.hullmark.wire.ConditionEvidence;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.MeasurementChange;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was condensed from telemetry and events, as the journal keeps it. */
public final class ConditionFacts {
    /** The kind of fact under which the journal keeps what is measured; its body is a {@link MeasurementChange}. */
    static final String KIND = "measurement";

    private static final Codec<MeasurementChange> MEASUREMENTS = Codec.of(MeasurementChange.class);

    private ConditionFacts() {}

    /** A condition that began or ended. */
    static Fact of(ConditionChange change) {
        var evidence = change.getEvidence().stream()
                .map(input -> new Evidence(input.getPath(), input.getObserved(), input.getExpected()))
                .toList();
        var condition = new Condition(
                change.getCondition(), change.getRuleHash(), change.getSince(), change.getMessage(), evidence);
        return new Fact.ConditionChanged(
                subject(change.getHostId(), change.getContainerId()), condition, change.getHolds());
    }

    /** Something that began or ceased to be measured. */
    static Fact of(MeasurementChange change) {
        return new Fact.MeasurementChanged(
                subject(change.getHostId(), change.getContainerId()),
                Optional.ofNullable(change.getUnmeasured()),
                new TreeMap<>(change.getMissing()));
    }

    /** As the journal keeps it. */
    public static Object written(Fact fact) {
        if (fact instanceof Fact.ConditionChanged change) {
            return written(change);
        }
        if (fact instanceof Fact.MeasurementChanged change) {
            return written(change);
        }
        throw new IllegalArgumentException("nobody condenses " + fact);
    }

    private static ConditionChange written(Fact.ConditionChanged change) {
        var condition = change.condition();
        var evidence = condition.evidence().stream()
                .map(input -> new ConditionEvidence(input.path(), input.observed(), input.expected()))
                .toList();
        return new ConditionChange(
                change.hostId(),
                containerId(change.subject()),
                condition.rule(),
                change.holds(),
                measurements(condition.evidence()),
                condition.hash(),
                condition.since(),
                condition.message(),
                evidence);
    }

    private static FurtherFact written(Fact.MeasurementChanged change) {
        var body = new MeasurementChange(
                change.hostId(),
                containerId(change.subject()),
                change.unmeasured().orElse(null),
                change.missing());
        return new FurtherFact(KIND, ByteBuffer.wrap(MEASUREMENTS.encode(body)));
    }

    /** The inputs that are numbers. */
    private static Map<String, Double> measurements(List<Evidence> evidence) {
        var measurements = new LinkedHashMap<String, Double>();
        for (var input : evidence) {
            try {
                measurements.put(input.path(), Double.valueOf(input.observed()));
            } catch (NumberFormatException noNumber) {
                // the evidence itself tells it
            }
        }
        return measurements;
    }

    private static ObjectKey subject(String hostId, String containerId) {
        return containerId.isEmpty() ? ObjectKey.host(hostId) : ObjectKey.container(hostId, containerId);
    }

    private static String containerId(ObjectKey subject) {
        return subject.kind() == ObjectKind.CONTAINER ? subject.id() : "";
    }
}
