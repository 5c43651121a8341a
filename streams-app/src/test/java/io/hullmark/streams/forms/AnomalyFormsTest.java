package io.hullmark.streams.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.anomalies.Baseline;
import io.hullmark.engine.anomalies.Exposure;
import io.hullmark.engine.anomalies.HeldAnomaly;
import io.hullmark.engine.anomalies.HeldBehaviour;
import io.hullmark.engine.anomalies.HeldWorkload;
import io.hullmark.engine.anomalies.Member;
import io.hullmark.engine.anomalies.Metric;
import io.hullmark.engine.anomalies.Notice.Common;
import io.hullmark.engine.anomalies.Outlook;
import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of the behaviour of containers comes back as it was. */
final class AnomalyFormsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456789Z");
    private static final Subject WEB = new Subject(
            ObjectKey.container("host-a", "web"), "a.example", "web", "web:1", "sha256:1", "shop", "front", "team");

    @Test
    void shouldKeepHowContainersBehave() {
        var learning = new Outlook(Outlook.Phase.LEARNING, Optional.of(AT));
        var behaviour = new HeldBehaviour(
                7,
                8,
                AT,
                AT.plusSeconds(1),
                List.of(
                        container("a", new int[] {1, -2, Integer.MIN_VALUE}, Optional.of(learning)),
                        container("b", new int[64], Optional.empty())));

        var kept = AnomalyForms.behaviours().value(AnomalyForms.behaviours().bytes(behaviour));

        assertThat(kept).usingRecursiveComparison().isEqualTo(behaviour);
    }

    @Test
    void shouldKeepWhatWasLearnedOfAWorkload() {
        var workload = new HeldWorkload(new byte[] {1, 2, 3}, new int[] {4, 5}, 6, AT);

        var kept = AnomalyForms.workloads().value(AnomalyForms.workloads().bytes(workload));

        assertThat(kept).usingRecursiveComparison().isEqualTo(workload);
    }

    @Test
    void shouldKeepWhatIsOpen() {
        var member = member(Optional.of(Severity.HIGH), Optional.of("waiver"));
        var other = member(Optional.empty(), Optional.empty());
        var told = new HeldAnomaly.Told(
                3, AT, AnomalyKind.SPIKE, 0.9, Severity.MEDIUM, Optional.of("waiver"), Common.IMAGE, 42);
        var anomaly = new HeldAnomaly(
                "id",
                WEB.key(),
                AnomalyKind.DRIFT,
                Metric.BLOCK_IO,
                AT,
                AT.minusSeconds(9),
                Common.HOST,
                member,
                List.of(member, other),
                Optional.of(told));

        assertThat(AnomalyForms.anomalies().value(AnomalyForms.anomalies().bytes(anomaly)))
                .isEqualTo(anomaly);
    }

    @Test
    void shouldTakeLessThanFiveHundredBytesForAContainer() {
        var container = container("c".repeat(64), new int[64], Optional.empty());
        var one = new HeldBehaviour(7, 8, AT, AT, List.of(container));
        var two = new HeldBehaviour(7, 8, AT, AT, List.of(container, container));

        int more = AnomalyForms.behaviours().bytes(two).length
                - AnomalyForms.behaviours().bytes(one).length;

        assertThat(more).isLessThan(500);
    }

    private static HeldBehaviour.OfContainer container(String id, int[] state, Optional<Outlook> promised) {
        return new HeldBehaviour.OfContainer(
                id, "docker.io/team/web web", state, AT, Reading.of(3, 1, 2, Reading.UNREAD), promised);
    }

    private static Member member(Optional<Severity> worst, Optional<String> exception) {
        return new Member(
                WEB,
                AT,
                3.5,
                0.1,
                0.9,
                0.8,
                new Baseline("docker.io/team/web web", Duration.ofHours(25), 1_500, 2),
                new Exposure(1 << 20, 0.5, 100, true, List.of("0.0.0.0:80->80/tcp"), true, worst),
                Severity.CRITICAL,
                exception);
    }
}
