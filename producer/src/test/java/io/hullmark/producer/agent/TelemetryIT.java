package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.publish.Cluster;
import io.hullmark.producer.sense.Samples;
import io.hullmark.producer.sense.cgroup.RecordedHost;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.MissingInstrument;
import io.hullmark.wire.TelemetryFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames on their whole way: recorded kernel files, a fake engine whose containers they show, an agent, a real broker. */
final class TelemetryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private FakeEngine engine;
    private Cluster cluster;

    @BeforeEach
    void open() throws IOException {
        engine = FakeEngine.on(directory.resolve("e.sock"));
        cluster = Cluster.withTopics(directory.resolve("broker"));
        for (RunningContainer container :
                RecordedHost.unified(directory.resolve("host")).running()) {
            var inspect = Inspections.container(container.id(), "c" + container.pid());
            inspect.withObject("/State").put("Pid", container.pid()).put("StartedAt", "2026-03-01T12:00:00Z");
            engine.world().container(inspect);
        }
    }

    @AfterEach
    void close() {
        cluster.close();
        engine.close();
    }

    @Test
    void shouldMeasureWithoutAskingTheEngineForStatistics() {
        try (Agent agent = start(directory.resolve("host"))) {
            await().atMost(PATIENCE).until(() -> framesOfBoth().size() >= 2);

            assertThat(agent.health().well()).isTrue();
        }
        TelemetryFrame frame = framesOfBoth().get(0);
        assertThat(frame.getHostId()).isEqualTo("web-7");
        assertThat(frame.getSensor()).isEqualTo("resource.cgroup");
        assertThat(frame.getTickMillis()).isEqualTo(1_000);
        assertThat(frame.getMissing()).isEmpty();
        assertThat(frame.getContainers())
                .extracting(ContainerSample::getContainer)
                .containsExactly(Samples.prefix("badcab1e2b2b2b2b"), Samples.prefix("c0ffee1a1a1a1a1a"));
        assertThat(frame.getContainers().get(1).getMemoryUsageKib()).isEqualTo(112_640);
        assertThat(frame.getHost().getCores()).isEqualTo(4);
        assertThat(engine.requests()).noneMatch(path -> path.contains("/stats"));
    }

    @Test
    void shouldAskTheEngineWhereItsHostCanNotBeSeenAndSayWhy() {
        try (Agent agent = start(directory.resolve("nowhere"))) {
            await().atMost(PATIENCE).until(() -> framesOfBoth().size() >= 1);

            assertThat(agent.hostId()).isEqualTo("web-7");
        }
        TelemetryFrame frame = framesOfBoth().get(0);
        assertThat(frame.getSensor()).isEqualTo("resource.stats");
        assertThat(frame.getTickMillis()).isEqualTo(10_000);
        assertThat(frame.getMissing())
                .extracting(MissingInstrument::getInstrument)
                .contains("resource.cgroup", "pressure", "oom-kills");
        assertThat(frame.getMissing().get(0).getReason()).contains("no control groups are to be seen", "host.root");
        assertThat(frame.getContainers().get(0).getCpuMicros()).isEqualTo(61_030_324);
    }

    @Test
    void shouldLoseNoFrameWhileTheBrokerIsAway() {
        try (Agent agent = start(directory.resolve("host"))) {
            await().atMost(PATIENCE).until(() -> cluster.frames().size() >= 1);
            cluster.stop();
            await().atMost(PATIENCE).until(() -> agent.health().troubles().containsKey("publish"));
            cluster.start();

            await().atMost(PATIENCE).until(() -> cluster.frames().size() >= 10);
        }
        List<Long> sequences = cluster.frames().stream()
                .map(TelemetryFrame::getSequence)
                .distinct()
                .toList();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    private List<TelemetryFrame> framesOfBoth() {
        return cluster.frames().stream()
                .filter(frame -> frame.getContainers().size() == 2)
                .toList();
    }

    private Agent start(Path host) {
        return Agent.start(AgentSettings.from(Map.of(
                "bootstrap",
                String.valueOf(cluster.client().get("bootstrap.servers")),
                "prefix",
                "test",
                "host.id",
                "web-7",
                "spool.dir",
                directory.resolve("spool").toString(),
                "engine",
                engine.address().toString(),
                "host.root",
                host.toString(),
                "processes",
                "false",
                "telemetry.interval",
                "PT1S")));
    }
}
