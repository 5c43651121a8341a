package io.hullmark.cli;

import static io.hullmark.cli.Commands.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on which nothing moves any more still notices who is gone. */
class SilentHostIT {
    private static final String WEB = Inspections.id("0eb");

    @TempDir
    Path directory;

    @Test
    void shouldTellOfAHostWhoseAgentIsGoneAndOfItsReturn() {
        try (var broker = EmbeddedBroker.temporary().start();
                var engine = FakeEngine.on(directory.resolve("engine.sock"))) {
            var commands = new Commands(broker.bootstrapServers(), directory);
            engine.world().container(privileged());
            commands.launch("topics", "create", "--partitions", "1");
            commands.launch("rules", "publish", "../rules");
            try (var streams = commands.start("streams", "streams")) {
                try (var agent = agent(commands)) {
                    await().atMost(PATIENCE).until(() -> verdict(commands).equals("FAIL"));
                    assertThat(agent.alive()).isTrue();
                }

                commands.awaitOne("violations", "--open", "--rule", "host-heard");
                assertThat(verdict(commands)).isEqualTo("UNKNOWN");
                commands.awaitOne("violations", "--open", "--rule", "container-not-privileged");

                try (var again = agent(commands)) {
                    await().atMost(PATIENCE)
                            .untilAsserted(
                                    () -> assertThat(transitions(commands)).containsExactly("OPENED", "RESOLVED"));
                    await().atMost(PATIENCE).until(() -> verdict(commands).equals("FAIL"));
                    assertThat(again.alive()).isTrue();
                }
                assertThat(streams.alive()).isTrue();
            }
        }
    }

    /** An agent that promises to be heard every second, and that {@link Launched#close} kills. */
    private Launched agent(Commands commands) {
        return commands.start(
                "agent",
                "agent",
                "--host-id",
                "h1",
                "--engine",
                "unix://" + directory.resolve("engine.sock"),
                "--processes",
                "false",
                "--heartbeat-interval",
                "PT1S");
    }

    private static ObjectNode privileged() {
        var inspect = Inspections.container(WEB, "web");
        ((ObjectNode) inspect.get("HostConfig")).put("Privileged", true);
        return inspect;
    }

    private static List<String> transitions(Commands commands) {
        return commands.objects("violations", "--rule", "host-heard").stream()
                .map(violation -> violation.path("kind").asText())
                .toList();
    }

    private static String verdict(Commands commands) {
        return commands.objects("posture").stream()
                .filter(posture -> posture.at("/subject/id").asText().equals(WEB))
                .flatMap(posture -> verdicts(posture).stream())
                .filter(verdict -> verdict.path("ruleId").asText().equals("container-not-privileged"))
                .map(verdict -> verdict.path("verdict").asText())
                .findFirst()
                .orElse("");
    }

    private static List<JsonNode> verdicts(JsonNode posture) {
        return posture.path("verdicts").valueStream().toList();
    }
}
