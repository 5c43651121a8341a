package io.hullmark.cli;

import static io.hullmark.cli.Commands.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is told on a cluster of a container whose measured use is that of a day and an hour, and then unusual. */
class AnomaliesIT {
    private static final String PRIVILEGED = "container-not-privileged";
    private static final int LEARNED = 25 * 60;

    @TempDir
    static Path directory;

    /** What is measured comes from the test. */
    @RegisterExtension
    static final Fleet FLEET = Fleet.of(() -> directory, Fleet.privileged("busy"))
            .judgedBy("cis-docker/containers/" + PRIVILEGED + ".yaml")
            .withPartitions(1)
            .withAgentFlags("--telemetry-interval", "");

    @SuppressWarnings("NullAway.Init")
    private static MeasuredUse use;

    @BeforeAll
    static void start() {
        FLEET.awaitOne("violations", "--open", "--container", "busy");
        use = new MeasuredUse(FLEET.bootstrap(), "h1", Fleet.id("busy"));
    }

    @AfterAll
    static void stop() {
        use.close();
    }

    @Test
    void shouldShowWhoIsLearnedWhatIsUnusualThatItIsAcceptedAndThatItIsOver() throws IOException {
        use.minutes(10, 0.5);
        FLEET.awaitOne("anomalies", "--learning");
        var learning = FLEET.run("anomalies", "--learning");
        use.minutes(LEARNED, 0.5);
        await().atMost(PATIENCE)
                .until(() -> FLEET.objects("anomalies", "--learning").isEmpty());
        var nothing = FLEET.run("anomalies", "--open");
        use.minutes(10, 3);
        FLEET.awaitOne("anomalies", "--open");
        await().atMost(PATIENCE).until(() -> states().size() == 2);
        var open = FLEET.objects("anomalies", "--open", "--severity", "CRITICAL", "--container", "busy");
        var waiver = waiver();
        var simulated = FLEET.objects("exceptions", "simulate", waiver);
        FLEET.run("exceptions", "add", waiver);
        // An exception holds in a partition once a finding there is suppressed.
        await().atMost(PATIENCE)
                .until(() -> !FLEET.objects("posture", "--container", "busy")
                        .get(0)
                        .at("/verdicts/0/suppressed")
                        .isEmpty());
        use.minutes(1, 3);
        await().atMost(PATIENCE).until(() -> states().size() == 3);
        var covering = FLEET.objects("exceptions", "report");
        use.minutes(3, 0.5);
        await().atMost(PATIENCE).until(() -> states().size() == 4);
        var covered = FLEET.objects("exceptions", "report");

        assertThat(learning.out()).contains("container busy", "LEARNING until 2");
        assertThat(nothing.err()).contains("no anomaly is open at");
        assertThat(open).singleElement().satisfies(told -> {
            assertThat(told.at("/deviation/metric").asText()).isEqualTo("CPU");
            assertThat(told.at("/deviation/value").asDouble()).isBetween(2.5, 3.5);
            assertThat(told.at("/deviation/configuration/privileged").asBoolean())
                    .isTrue();
            assertThat(told.at("/deviation/configuration/worstFinding").asText())
                    .isEqualTo("CRITICAL");
        });
        assertThat(states()).containsExactly("OPENED", "UPDATED", "SUPPRESSED", "CLOSED");
        assertThat(rules(simulated, "hides")).containsExactly(PRIVILEGED, "anomaly-level-shift");
        assertThat(rules(covering, "hides")).containsExactly(PRIVILEGED, "anomaly-level-shift");
        assertThat(rules(covered, "hides")).containsExactly(PRIVILEGED);
        assertThat(rules(covered, "hidLately")).containsExactly("anomaly-level-shift");
        assertThat(FLEET.run("anomalies").out()).contains("OPENED CRITICAL cpu spike", "CLOSED", "over after");
    }

    private static String waiver() throws IOException {
        return Files.writeString(directory.resolve("waiver.yaml"), """
                id: busy-is-busy
                type: operational-requirement
                scope: {rules: [%s, anomaly-spike, anomaly-level-shift], containers: [busy]}
                reason: it computes whenever there is work
                requester: alice
                approver: bob
                expires: 2999-12-31
                """.formatted(PRIVILEGED))
                .toString();
    }

    /** The rules of what the only exception hides or hid. */
    private static List<String> rules(List<JsonNode> exceptions, String field) {
        assertThat(exceptions).hasSize(1);
        return exceptions.get(0).path(field).findValuesAsText("rule");
    }

    private static List<String> states() {
        return FLEET.objects("anomalies").stream()
                .map((JsonNode told) -> told.path("state").asText())
                .toList();
    }
}
