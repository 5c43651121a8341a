package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.publish.Cluster;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people install on a host: what is in it, how it complains, and how it ends. */
final class DistributionIT {
    private static final long MOST_BYTES = 60_000_000;
    private static final int BY_SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WEB = Inspections.id("a1");

    @TempDir
    private Path directory;

    private Path output;

    @BeforeEach
    void output() {
        output = directory.resolve("output");
    }

    @Test
    void shouldBeSmallAndHoldNothingOfTheTopology() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(AgentProcess.DISTRIBUTION)) {
            files = walk.filter(Files::isRegularFile).toList();
        }

        long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
        assertThat(bytes).isBetween(MOST_BYTES / 4, MOST_BYTES);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("hullmark-agent", "logback.xml")
                .noneMatch(name -> name.matches("(kafka-streams|rocksdbjni|cel|scala-library|engine|broker)[-.].*"));
    }

    @Test
    void shouldExplainItselfAndItsExitCodes() throws Exception {
        try (var agent = AgentProcess.start(Map.of(), output, List.of("--help"))) {
            int code = agent.awaitExit();

            assertThat(code).isZero();
            assertThat(agent.output()).contains("--spool-dir", "HULLMARK_SPOOL_DIR", "Exit codes:", "143");
        }
    }

    @Test
    void shouldSayInOneLineWhichSettingIsWrong() throws Exception {
        try (var agent = AgentProcess.start(Map.of("heartbeat.interval", "10s"), output)) {
            int code = agent.awaitExit();

            assertThat(code).isEqualTo(2);
            assertThat(agent.output().lines())
                    .containsExactly("hullmark-agent: heartbeat.interval must be an ISO-8601 duration such as PT10S,"
                            + " at least PT0.1S, got '10s'");
        }
    }

    @Test
    void shouldSayInOneLineWhichFlagItDoesNotKnow() throws Exception {
        try (var agent = AgentProcess.start(Map.of(), output, List.of("--spool", "/tmp"))) {
            int code = agent.awaitExit();

            assertThat(code).isEqualTo(2);
            assertThat(agent.output().lines())
                    .containsExactly("hullmark-agent: --spool must be a flag of the agent; --help lists all flags");
        }
    }

    @Test
    void shouldKeepWhatItCouldNotSendWhenItIsStopped() throws Exception {
        try (var cluster = Cluster.away(directory.resolve("broker"));
                var engine = FakeEngine.on(directory.resolve("e.sock"));
                var agent = AgentProcess.start(settings(cluster, engine), output)) {
            engine.world().container(Inspections.container(WEB, "web"));
            await().atMost(PATIENCE).until(() -> agent.output().contains("records wait in the spool"));

            int code = agent.stop();

            assertThat(code).isEqualTo(BY_SIGTERM);
            assertThat(agent.output()).contains("the agent stopped");
            try (var next = AgentProcess.start(settings(cluster, engine), output)) {
                cluster.start();
                cluster.createTopics();
                await().atMost(PATIENCE).until(() -> gaps(cluster, GapCause.AGENT_STARTED) == 2);
                next.stop();
            }
            List<Observation> arrived = cluster.observations();
            assertThat(arrived.stream().map(Observation::getSequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, arrived.size()).boxed().toList());
            assertThat(gaps(cluster, GapCause.AGENT_STOPPED)).isEqualTo(2);
        }
    }

    @Test
    void shouldSendItsLastWordsWhenItIsStopped() throws Exception {
        try (var cluster = Cluster.withTopics(directory.resolve("broker"));
                var engine = FakeEngine.on(directory.resolve("e.sock"))) {
            engine.world().container(Inspections.container(WEB, "web"));
            try (var agent = AgentProcess.start(settings(cluster, engine), output)) {
                await().atMost(PATIENCE)
                        .until(() -> cluster.observations().stream()
                                .anyMatch(observation -> observation.getBody() instanceof Snapshot));

                int code = agent.stop();

                assertThat(code).isEqualTo(BY_SIGTERM);
            }
            assertThat(gaps(cluster, GapCause.AGENT_STOPPED)).isEqualTo(1);
        }
    }

    private Map<String, String> settings(Cluster cluster, FakeEngine engine) {
        var settings = new HashMap<String, String>();
        settings.put("bootstrap", String.valueOf(cluster.client().get("bootstrap.servers")));
        settings.put("prefix", Cluster.PREFIX);
        settings.put("host.id", "web-7");
        settings.put("spool.dir", directory.resolve("spool").toString());
        settings.put("engine", engine.address().toString());
        settings.put("processes", "false");
        settings.put("heartbeat.interval", "PT0.5S");
        return settings;
    }

    private static long gaps(Cluster cluster, GapCause cause) {
        return cluster.observations().stream()
                .map(Observation::getBody)
                .filter(body -> body instanceof CoverageGap gap && gap.getCause() == cause)
                .count();
    }
}
