package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What containers of a real engine take, by the shipped rules over time. Only their times are shorter than shipped: the rules' own
 * tests play those.
 */
@RequiresEngine
class UseOnAnEngineIT {
    private static final List<String> RULES = List.of(
            "container-memory-below-limit",
            "container-pids-below-limit",
            "container-cpu-not-throttled",
            "container-no-restart-storm");

    /** None of the shipped rules awaits anything: what should happen, and how often, only a site knows. */
    private static final String OFTEN = """
            id: container-starts-often
            title: Jobs run often
            subject: container
            severity: low
            applies: '"schedule" in container.labels'
            absent: {event: start, for: 20s, by: workload}
            message: "{container.name} does not run any more"
            remediation: Find out what should have started it.
            """;

    @TempDir
    static Path directory;

    private static final List<AutoCloseable> STARTED = new ArrayList<>();

    private static String eater = "";
    private static String forker = "";
    private static String burner = "";
    private static String looper = "";
    private static String idler = "";

    @SuppressWarnings("NullAway.Init")
    private static LiveEngine engine;

    @SuppressWarnings("NullAway.Init")
    private static Commands commands;

    @BeforeAll
    static void start() throws IOException {
        engine = LiveEngine.connect();
        STARTED.add(engine);
        var broker = EmbeddedBroker.temporary().start();
        STARTED.add(broker);
        commands = new Commands(broker.bootstrapServers(), directory);
        commands.launch("topics", "create", "--partitions", "2");
        commands.launch("rules", "publish", impatient().toString());
        STARTED.add(commands.start("streams", "streams", "--clock-interval", "PT0.05S"));
        STARTED.add(commands.start("agent", "agent", "--telemetry-interval", "PT1S", "--processes", "false"));
        misbehave();
    }

    /** All at once, so that their times run side by side. */
    private static void misbehave() {
        eater = run("eater", """
                {"Cmd": ["sh", "-c", "/bin/busybox dd if=/dev/zero of=/dev/shm/eaten bs=1M count=62; /bin/busybox sleep 600"],
                 "HostConfig": {"Memory": 67108864, "MemorySwap": 67108864, "ShmSize": 67108864}}""");
        forker = run("forker", """
                {"Cmd": ["sh", "-c", "i=0; while [ $i -lt 18 ]; do /bin/busybox sleep 600 & i=$((i+1)); done; wait"],
                 "HostConfig": {"PidsLimit": 20}}""");
        burner = run("burner", """
                {"Cmd": ["sh", "-c", "while :; do :; done"], "HostConfig": {"CpuPeriod": 100000, "CpuQuota": 5000}}""");
        looper = run("looper", """
                {"Cmd": ["sh", "-c", "exit 1"], "HostConfig": {"RestartPolicy": {"Name": "always"}}}""");
        idler = run("idler", """
                {"Cmd": ["sh", "-c", "exit 0"], "Labels": {"schedule": "often"}}""");
    }

    private static String run(String name, String container) {
        return engine.run(name, container.replaceAll("\n +", " "));
    }

    @AfterAll
    static void stop() throws Exception {
        for (int last = STARTED.size() - 1; last >= 0; last--) {
            STARTED.get(last).close();
        }
    }

    @Test
    void shouldTellOfAContainerThatEatsItsMemoryUntilItIsStopped() {
        shouldTell(eater, "container-memory-below-limit", "uses 6");
    }

    @Test
    void shouldTellOfAContainerThatForksToItsLimitUntilItIsStopped() {
        shouldTell(forker, "container-pids-below-limit", "of the 20 processes");
    }

    @Test
    void shouldTellOfAContainerThatBurnsMoreThanItsQuotaUntilItIsStopped() {
        shouldTell(burner, "container-cpu-not-throttled", "was stopped by its quota");
    }

    @Test
    void shouldTellOfAContainerThatStartsAgainAndAgain() {
        var opened = awaitLast(looper, "container-no-restart-storm", "OPENED");

        assertThat(opened.path("message").asText()).contains("started five times within ten minutes");
        engine.remove(looper);
        awaitLast(looper, "container-no-restart-storm", "RESOLVED");
    }

    @Test
    void shouldTellOfAContainerThatDoesNotStartUntilItDoes() {
        var opened = awaitLast(idler, "container-starts-often", "OPENED");
        engine.post("/containers/" + idler + "/start", "");
        var resolved = awaitLast(idler, "container-starts-often", "RESOLVED");

        assertThat(opened.at("/evidence/0/observed").asText()).isEqualTo("none in PT20S");
        assertThat(resolved.path("findingId")).isEqualTo(opened.path("findingId"));
        engine.remove(idler);
    }

    private static void shouldTell(String id, String rule, String message) {
        var opened = awaitLast(id, rule, "OPENED");
        engine.post("/containers/" + id + "/stop?t=0", "");
        var resolved = awaitLast(id, rule, "RESOLVED");

        assertThat(opened.path("message").asText()).contains(message);
        assertThat(opened.path("evidence")).isNotEmpty();
        assertThat(opened.at("/cause/kind").asText()).isEqualTo("CONDITION");
        assertThat(resolved.path("findingId")).isEqualTo(opened.path("findingId"));
        engine.remove(id);
    }

    private static JsonNode awaitLast(String container, String rule, String kind) {
        return await().atMost(Commands.PATIENCE)
                .until(
                        () -> last(container, rule),
                        violation -> violation.path("kind").asText().equals(kind));
    }

    private static JsonNode last(String container, String rule) {
        var told = commands.objects("violations", "--container", container, "--rule", rule);
        return told.isEmpty()
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : told.get(told.size() - 1);
    }

    private static Path impatient() throws IOException {
        var rules = Files.createDirectory(directory.resolve("rules"));
        for (var rule : RULES) {
            var text = Files.readString(Path.of("..", "rules", "usage", rule + ".yaml"))
                    .replaceAll("(?m)^  for: .*$", "  for: 2s")
                    .replaceAll("(?m)^  quiet: .*$", "  quiet: 1s");
            Files.writeString(rules.resolve(rule + ".yaml"), text.substring(0, text.indexOf("\ntests:") + 1));
        }
        Files.writeString(rules.resolve("container-starts-often.yaml"), OFTEN);
        return rules;
    }
}
