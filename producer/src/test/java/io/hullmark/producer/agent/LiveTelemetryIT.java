package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import io.hullmark.producer.publish.Cluster;
import io.hullmark.producer.sense.Samples;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.TelemetryFrame;
import io.hullmark.wire.UnmeasuredContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What containers of a real engine do, in the frames that arrive on a real broker. */
@RequiresEngine
final class LiveTelemetryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MEBIBYTE_IN_KIB = 1_024;

    @TempDir
    private Path directory;

    private LiveEngine engine;
    private Cluster cluster;

    @BeforeEach
    void open() {
        engine = LiveEngine.connect();
        cluster = Cluster.withTopics(directory.resolve("broker"));
    }

    @AfterEach
    void close() {
        cluster.close();
        engine.close();
    }

    @Test
    void shouldShowWhatAContainerTakes() {
        Instant before = Instant.now();
        var busy = engine.run("busy", """
                {"Cmd": ["sh", "-c",
                   "busybox=/bin/busybox; $busybox dd if=/dev/zero of=/dev/shm/eaten bs=1M count=24;
                    $busybox ping -c 3 -s 1000 $($busybox ip route | $busybox awk '/^default/ {print $3}');
                    while :; do :; done"],
                 "HostConfig": {"Memory": 67108864, "PidsLimit": 50, "CpuPeriod": 100000, "CpuQuota": 20000}}
                """.replaceAll("\n +", " "));

        try (Agent agent = start()) {
            await().atMost(PATIENCE)
                    .until(() -> samples(busy).stream()
                                    .anyMatch(sample -> sample.getNetworkSentPackets() >= 3
                                            && sample.getCpuThrottledMicros() > 1_000_000)
                            && samples(busy).size() >= 3);

            assertThat(agent.health().well()).isTrue();
        }
        List<ContainerSample> samples = samples(busy);
        ContainerSample first = samples.get(0);
        ContainerSample last = samples.get(samples.size() - 1);
        assertThat(last.getCpuMicros()).isGreaterThan(first.getCpuMicros());
        assertThat(last.getCpuPeriods()).isPositive();
        assertThat(last.getCpuThrottledPeriods()).isPositive().isLessThanOrEqualTo(last.getCpuPeriods());
        assertThat(last.getMemoryWorkingSetKib()).isBetween(24L * MEBIBYTE_IN_KIB, 64L * MEBIBYTE_IN_KIB);
        assertThat(last.getMemoryUsageKib()).isGreaterThanOrEqualTo(last.getMemoryWorkingSetKib());
        assertThat(last.getMemoryLimitKib()).isEqualTo(64 * MEBIBYTE_IN_KIB);
        assertThat(last.getOomKills()).isZero();
        assertThat(last.getPids()).isBetween(1L, 50L);
        assertThat(last.getPidsLimit()).isEqualTo(50);
        assertThat(last.getBlockReadBytes()).isNotNegative();
        assertThat(last.getNetworkSentBytes()).isGreaterThan(3_000);
        assertThat(last.getNetworkReceivedPackets()).isPositive();
        assertThat(Instant.ofEpochMilli(last.getStartedAt())).isBetween(before.minusSeconds(5), Instant.now());
    }

    @Test
    void shouldShowContainersThatComeAndGo() {
        var shared =
                engine.run("shared", "{\"Cmd\": [\"sleep\", \"600\"], \"HostConfig\": {\"NetworkMode\": \"host\"}}");

        try (Agent agent = start()) {
            await().atMost(PATIENCE).until(() -> !samples(shared).isEmpty());
            var later = engine.run("later", "{\"Cmd\": [\"sleep\", \"600\"]}");
            await().atMost(PATIENCE).until(() -> !samples(later).isEmpty());
            engine.remove(later);
            await().atMost(PATIENCE).until(() -> sampleIn(last(), later).isEmpty());

            assertThat(agent.health().well()).isTrue();
            assertThat(last().getUnmeasured())
                    .extracting(UnmeasuredContainer::getContainer)
                    .doesNotContain(Samples.prefix(later));
        }
        ContainerSample sample = samples(shared).get(0);
        assertThat(sample.getNetworkReceivedBytes()).isEqualTo(-1);
        assertThat(sample.getMemoryLimitKib()).isZero();
        assertThat(sample.getPidsLimit()).isZero();
        var host = last().getHost();
        assertThat(host.getCores()).isPositive();
        assertThat(host.getCpuBusyMicros()).isPositive().isLessThan(host.getCpuTotalMicros());
        assertThat(host.getMemoryAvailable()).isPositive().isLessThan(host.getMemoryTotal());
        assertThat(host.getEngineDiskAvailable()).isPositive().isLessThan(host.getEngineDiskSize());
    }

    private TelemetryFrame last() {
        var frames = cluster.frames();
        return frames.get(frames.size() - 1);
    }

    private List<ContainerSample> samples(String id) {
        return cluster.frames().stream()
                .flatMap(frame -> sampleIn(frame, id).stream())
                .toList();
    }

    private static List<ContainerSample> sampleIn(TelemetryFrame frame, String id) {
        return frame.getContainers().stream()
                .filter(sample -> sample.getContainer().equals(Samples.prefix(id)))
                .toList();
    }

    private Agent start() {
        return Agent.start(AgentSettings.from(Map.of(
                "bootstrap", String.valueOf(cluster.client().get("bootstrap.servers")),
                "prefix", "test",
                "host.id", "web-7",
                "spool.dir", directory.resolve("spool").toString(),
                "engine", engine.address().toString(),
                "processes", "false",
                "telemetry.interval", "PT1S")));
    }
}
