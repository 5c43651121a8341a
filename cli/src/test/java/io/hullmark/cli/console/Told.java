package io.hullmark.cli.console;

import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyBaseline;
import io.hullmark.wire.AnomalyDeviation;
import io.hullmark.wire.AnomalyExposure;
import io.hullmark.wire.AnomalyKind;
import io.hullmark.wire.AnomalyMetric;
import io.hullmark.wire.AnomalyScope;
import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.Cause;
import io.hullmark.wire.FactKind;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.RuleMode;
import io.hullmark.wire.RuleSetEpoch;
import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the topology told of a container. */
public final class Told {
    public static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    private Told() {}

    public static Violation.Builder violation(TransitionKind kind) {
        return Violation.newBuilder()
                .setId("t1")
                .setFindingId("f1")
                .setTransition(1)
                .setKind(kind)
                .setAt(AT)
                .setRuleId("not-privileged")
                .setRuleTitle("It is confined")
                .setRuleHash("0123456789abcdef")
                .setMode(RuleMode.ENFORCE)
                .setEpoch(epoch())
                .setSeverity(Severity.HIGH)
                .setSubject(subject())
                .setElement("")
                .setEvidence(List.of())
                .setMessage("web is privileged")
                .setRemediation("Confine it.")
                .setFirstSeen(AT)
                .setLastSeen(AT)
                .setCause(new Cause(0, 7L, FactKind.SLICE, ""))
                .setControls(List.of());
    }

    static RuleSetEpoch epoch() {
        return new RuleSetEpoch(1L, "0123456789abcdef");
    }

    public static Subject subject() {
        return subject("web", "nginx:1.25");
    }

    public static Subject subject(String name, String image) {
        return subject(ObjectKind.CONTAINER, name, image);
    }

    public static Subject subject(ObjectKind kind, String name, String image) {
        return Subject.newBuilder()
                .setKind(kind)
                .setHostId("h1")
                .setHostName("host-a")
                .setId("c1")
                .setName(name)
                .setImage(image)
                .setImageId("")
                .setComposeProject("")
                .setComposeService("")
                .setOwner("")
                .build();
    }

    /** Of one container in its memory. */
    public static Anomaly.Builder anomaly(AnomalyState state) {
        return Anomaly.newBuilder()
                .setId("a1")
                .setTransition(1)
                .setState(state)
                .setAt(AT)
                .setSince(AT.minus(Duration.ofMinutes(3)))
                .setDurationMillis(Duration.ofMinutes(3).toMillis())
                .setSeverity(Severity.HIGH)
                .setSubject(subject())
                .setScope(AnomalyScope.CONTAINER)
                .setSubjectCount(1)
                .setSubjects(List.of(subject()))
                .setDeviation(deviation(AnomalyKind.LEVEL_SHIFT));
    }

    public static AnomalyDeviation deviation(AnomalyKind kind) {
        return AnomalyDeviation.newBuilder()
                .setKind(kind)
                .setMetric(AnomalyMetric.MEMORY)
                .setUnit("bytes")
                .setValue(9e8)
                .setExpectedLow(2e8)
                .setExpectedHigh(3e8)
                .setScore(0.91)
                .setBaseline(new AnomalyBaseline(
                        "docker.io/library/nginx web", Duration.ofHours(25).toMillis(), 1_500, 2))
                .setConfiguration(AnomalyExposure.newBuilder()
                        .setMemoryLimit(0)
                        .setCpuLimit(0)
                        .setPidsLimit(0)
                        .setPrivileged(true)
                        .setPublishedPorts(List.of("0.0.0.0:80->80/tcp"))
                        .setReachable(true)
                        .setWorstFinding(Severity.CRITICAL)
                        .build())
                .build();
    }
}
