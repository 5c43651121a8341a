package io.hullmark.producer.agent;

import static io.hullmark.producer.ledger.Seen.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.live.SmallDisk;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.publish.Cluster;
import io.hullmark.producer.spool.Entry;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.SpoolLimits;
import io.hullmark.producer.spool.Stream;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.Observation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is smaller than the spool may be, and is full at last. */
final class FullDiskIT {
    private static final int DISK_MEBIBYTES = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] FRAME = new byte[4000];

    @TempDir
    private Path directory;

    private SmallDisk disk;

    @BeforeEach
    void mount() {
        disk = SmallDisk.mounted(directory.resolve("disk"), DISK_MEBIBYTES);
    }

    @AfterEach
    void unmount() {
        disk.close();
    }

    @Test
    void shouldDropTelemetryFirstAndTheOldestFirst() throws Exception {
        var limits = new SpoolLimits(64L << 20, 0, 1 << 20);
        try (Spool spool = Spool.open(disk.path().resolve("spool"), limits, "web-7", Clock.systemUTC())) {
            append(spool, Stream.OBSERVATIONS, 500);
            append(spool, Stream.TELEMETRY, 2000);
            append(spool, Stream.OBSERVATIONS, 1500);

            List<Entry> left = waiting(spool);
            long telemetry = left.stream()
                    .filter(entry -> entry.stream() == Stream.TELEMETRY)
                    .count();
            assertThat(sequences(left, Stream.OBSERVATIONS)).containsExactlyElementsOf(upTo(1, 2000));
            assertThat(sequences(left, Stream.TELEMETRY)).containsExactlyElementsOf(upTo(2001 - telemetry, 2000));
            assertThat(spool.status().dropped()).isEqualTo(Map.of(Stream.TELEMETRY, 2000 - telemetry));
            assertThat(spool.status().trouble()).isEmpty();
            assertThat(spool.incidents()).isEmpty();
        }
    }

    @Test
    void shouldGoOnCountAndTellWhenNotAByteIsLeft() throws Exception {
        var sight = new CompletableFuture<Sightings>();
        try (Cluster cluster = Cluster.away(directory.resolve("broker"));
                Agent agent = Agent.start(settings(cluster), (sightings, sink) -> {
                    sightings.reconciled(Instant.now());
                    sight.complete(sightings);
                    return () -> {};
                })) {
            see(sight.join(), 0, 5000);
            disk.fill();
            see(sight.join(), 5000, 8000);
            disk.free();
            await().atMost(PATIENCE).until(() -> !agent.health().troubles().containsKey("spool"));
            see(sight.join(), 8000, 8100);
            cluster.start();
            cluster.createTopics();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !heartbeats(cluster).isEmpty()
                            && agent.health().well()
                            && missing(cluster).size() == dropped(cluster));

            assertThat(dropped(cluster)).isGreaterThan(1000);
            assertThat(cluster.observations().stream()
                            .map(Observation::getBody)
                            .filter(CoverageGap.class::isInstance)
                            .map(CoverageGap.class::cast)
                            .filter(gap -> gap.getCause() == GapCause.SPOOL_OVERFLOWED)
                            .mapToLong(CoverageGap::getLost)
                            .sum())
                    // A report that was itself among the oldest went too; the heartbeats' count holds them all.
                    .isBetween(1L, dropped(cluster));
            // What came after the disk had room again is all there.
            assertThat(missing(cluster).last()).isLessThan(cluster.count() + dropped(cluster) - 100);
        }
    }

    private static void append(Spool spool, Stream stream, int count) {
        for (int i = 0; i < count; i++) {
            spool.append(stream, "web-7", Instant.now(), (epoch, sequence) -> FRAME, List.of());
        }
    }

    private static List<Entry> waiting(Spool spool) throws InterruptedException {
        var found = new ArrayList<Entry>();
        List<Entry> piece = spool.after(0, 1 << 20, Duration.ZERO);
        while (!piece.isEmpty()) {
            found.addAll(piece);
            piece = spool.after(piece.get(piece.size() - 1).position(), 1 << 20, Duration.ZERO);
        }
        return found;
    }

    private static List<Long> sequences(List<Entry> entries, Stream stream) {
        return entries.stream()
                .filter(entry -> entry.stream() == stream)
                .map(Entry::sequence)
                .toList();
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static void see(Sightings sightings, int from, int to) {
        for (int i = from; i < to; i++) {
            sightings.snapshot(Instant.now(), container("c" + i % 50, i + "x".repeat(4000)));
        }
    }

    private static NavigableSet<Long> missing(Cluster cluster) {
        var arrived = new TreeSet<Long>();
        cluster.observations().forEach(observation -> arrived.add(observation.getSequence()));
        var missing = new TreeSet<>(upTo(1, arrived.last()));
        missing.removeAll(arrived);
        return missing;
    }

    private static long dropped(Cluster cluster) {
        List<Heartbeat> heartbeats = heartbeats(cluster);
        return heartbeats.get(heartbeats.size() - 1).getDropped().getOrDefault("observations", 0L);
    }

    private static List<Heartbeat> heartbeats(Cluster cluster) {
        return cluster.observations().stream()
                .map(Observation::getBody)
                .filter(Heartbeat.class::isInstance)
                .map(Heartbeat.class::cast)
                .toList();
    }

    private AgentSettings settings(Cluster cluster) {
        return AgentSettings.from(Map.of(
                "bootstrap", String.valueOf(cluster.client().get("bootstrap.servers")),
                "prefix", Cluster.PREFIX,
                "host.id", "web-7",
                "spool.dir", disk.path().resolve("spool").toString(),
                "spool.size", "64MiB",
                "spool.leave.free", "0",
                "heartbeat.interval", "PT1S"));
    }
}
