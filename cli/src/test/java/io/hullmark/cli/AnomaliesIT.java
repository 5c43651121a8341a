package io.hullmark.cli;

import static io.hullmark.cli.Commands.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told on a cluster of a container whose measured use is that of a day and an hour, and then unusual. */
class AnomaliesIT {
    private static final String HOST = "h1";
    private static final String BUSY = Inspections.id("b1");
    private static final String PRIVILEGED = "container-not-privileged";
    private static final int LEARNED = 25 * 60;

    @TempDir
    static Path directory;

    private static final List<AutoCloseable> STARTED = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private static Commands commands;

    @SuppressWarnings("NullAway.Init")
    private static MeasuredUse use;

    @BeforeAll
    static void start() {
        var broker = EmbeddedBroker.temporary().start();
        STARTED.add(broker);
        var socket = directory.resolve("engine.sock");
        var engine = FakeEngine.on(socket);
        STARTED.add(engine);
        var inspect = Inspections.container(BUSY, "busy");
        inspect.withObject("/HostConfig").put("Privileged", true);
        engine.world().container(inspect);
        commands = new Commands(broker.bootstrapServers(), directory);
        commands.launch("topics", "create", "--partitions", "1");
        commands.launch("rules", "publish", "../rules/cis-docker/containers/" + PRIVILEGED + ".yaml");
        STARTED.add(commands.start("streams", "streams", "--clock-interval", "PT0.05S"));
        // What is measured comes from the test.
        STARTED.add(commands.start(
                "agent",
                "agent",
                "--host-id",
                HOST,
                "--engine",
                "unix://" + socket,
                "--processes",
                "false",
                "--telemetry-interval",
                ""));
        commands.awaitOne("violations", "--open", "--container", "busy");
        use = new MeasuredUse(broker.bootstrapServers(), HOST, BUSY);
        STARTED.add(use);
    }

    @AfterAll
    static void stop() throws Exception {
        Collections.reverse(STARTED);
        for (var started : STARTED) {
            started.close();
        }
    }

    @Test
    void shouldShowWhoIsLearnedWhatIsUnusualThatItIsAcceptedAndThatItIsOver() throws IOException {
        use.minutes(10, 0.5);
        commands.awaitOne("anomalies", "--learning");
        var learning = commands.run("anomalies", "--learning");
        use.minutes(LEARNED, 0.5);
        await().atMost(PATIENCE)
                .until(() -> commands.objects("anomalies", "--learning").isEmpty());
        var nothing = commands.run("anomalies", "--open");
        use.minutes(10, 3);
        commands.awaitOne("anomalies", "--open");
        await().atMost(PATIENCE).until(() -> states().size() == 2);
        var open = commands.objects("anomalies", "--open", "--severity", "CRITICAL", "--container", "busy");
        var waiver = waiver();
        var simulated = commands.objects("exceptions", "simulate", waiver);
        commands.run("exceptions", "add", waiver);
        // An exception holds in a partition once a finding there is suppressed.
        await().atMost(PATIENCE)
                .until(() -> !commands.objects("posture", "--container", "busy")
                        .get(0)
                        .at("/verdicts/0/suppressed")
                        .isEmpty());
        use.minutes(1, 3);
        await().atMost(PATIENCE).until(() -> states().size() == 3);
        var covering = commands.objects("exceptions", "report");
        use.minutes(3, 0.5);
        await().atMost(PATIENCE).until(() -> states().size() == 4);
        var covered = commands.objects("exceptions", "report");

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
        assertThat(commands.run("anomalies").out()).contains("OPENED CRITICAL cpu spike", "CLOSED", "over after");
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
        return commands.objects("anomalies").stream()
                .map((JsonNode told) -> told.path("state").asText())
                .toList();
    }
}
