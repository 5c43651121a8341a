package io.hullmark.producer.publish;

import static io.hullmark.producer.ledger.Seen.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.ledger.Ledger;
import io.hullmark.producer.ledger.LedgerSettings;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.SpoolLimits;
import io.hullmark.producer.spool.Stream;
import io.hullmark.schemas.topics.HostPartitioning;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Observation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a sighting to a real broker and what may happen on it. */
final class PublisherIT {
    private static final String HOST = "web-7";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LedgerSettings SETTINGS = new LedgerSettings(Duration.ofSeconds(10), Duration.ofHours(6));

    @TempDir
    private Path directory;

    private Clock clock = Clock.systemUTC();

    @Test
    void shouldBringWhatIsSeenToOnePartitionInItsOrder() throws Exception {
        try (Cluster cluster = Cluster.withTopics(directory.resolve("broker"));
                Spool spool = spool()) {
            Ledger ledger = Ledger.start(HOST, spool, SETTINGS, clock);
            try (Publisher publisher = Publisher.start(spool, cluster.settings(), clock, false)) {
                see(ledger, 0, 500);
                awaitEmpty(spool);

                assertThat(publisher.status().arrived()).isEqualTo(501);
                assertThat(publisher.status().trouble()).isEmpty();
            }

            List<ConsumerRecord<String, byte[]>> records = cluster.records();
            assertThat(sequences(cluster)).containsExactlyElementsOf(upTo(501));
            assertThat(records).allSatisfy(record -> {
                assertThat(record.partition()).isEqualTo(HostPartitioning.partition(HOST, 3));
                assertThat(record.key()).startsWith(HOST);
            });
        }
    }

    @Test
    void shouldLoseNothingWhileTheBrokerIsAwayAndTheAgentRestarts() throws Exception {
        try (Cluster cluster = Cluster.withTopics(directory.resolve("broker"))) {
            try (Spool spool = spool()) {
                Ledger ledger = Ledger.start(HOST, spool, SETTINGS, clock);
                try (Publisher publisher = Publisher.start(spool, cluster.settings(), clock, false)) {
                    see(ledger, 0, 100);
                    await().atMost(PATIENCE).until(() -> publisher.status().arrived() > 50);
                    cluster.stop();
                    see(ledger, 100, 200);
                }
            }
            try (Spool spool = spool()) {
                Ledger ledger = Ledger.start(HOST, spool, SETTINGS, clock);
                try (Publisher publisher = Publisher.start(spool, cluster.settings(), clock, false)) {
                    see(ledger, 200, 300);
                    await().atMost(PATIENCE)
                            .until(() -> publisher.status().trouble().isPresent());
                    cluster.start();
                    awaitEmpty(spool);
                }
            }

            // 300 snapshots and one gap for each of the two starts, each at least once, and in order where it comes
            // first.
            assertThat(sequences(cluster).stream().distinct()).containsExactlyElementsOf(upTo(302));
        }
    }

    @Test
    void shouldWaitForABrokerThatIsNotThereYet() throws Exception {
        try (Cluster cluster = Cluster.away(directory.resolve("broker"));
                Spool spool = spool();
                Publisher publisher = Publisher.start(spool, cluster.settings(), clock, true)) {
            see(Ledger.start(HOST, spool, SETTINGS, clock), 0, 10);
            await().atMost(PATIENCE).until(() -> publisher.status().trouble().isPresent());
            cluster.start();
            cluster.createTopics();
            awaitEmpty(spool);

            assertThat(sequences(cluster)).containsExactlyElementsOf(upTo(11));
        }
    }

    @Test
    void shouldSendNothingToTopicsThatAreNotAsTheyMustBe() throws Exception {
        try (Cluster cluster = Cluster.away(directory.resolve("broker"));
                Spool spool = spool()) {
            cluster.start();
            see(Ledger.start(HOST, spool, SETTINGS, clock), 0, 1);
            try (Publisher publisher = Publisher.start(spool, cluster.settings(), clock, false)) {
                await().atMost(PATIENCE)
                        .until(() -> publisher.status().trouble().isPresent());

                assertThat(publisher.status().trouble().orElseThrow())
                        .contains("test.observations: is missing")
                        .contains("hullmark topics create");
                assertThat(spool.status().records()).isEqualTo(2);
            }
        }
    }

    @Test
    void shouldDropCountAndTellOfARecordThatNoBrokerTakes() throws Exception {
        try (Cluster cluster = Cluster.withTopics(directory.resolve("broker"));
                Spool spool = spool()) {
            Ledger ledger = Ledger.start(HOST, spool, SETTINGS, clock);
            see(ledger, 0, 3);
            spool.append(Stream.OBSERVATIONS, HOST, clock.instant(), (epoch, sequence) -> new byte[5 << 20], List.of());
            see(ledger, 3, 6);
            try (Publisher publisher = Publisher.start(spool, cluster.settings(), clock, true)) {
                awaitEmpty(spool);
                ledger.heartbeat();
                awaitEmpty(spool);

                assertThat(publisher.status().tooLarge()).isEqualTo(1);
            }

            List<Observation> arrived = cluster.observations();
            assertThat(arrived.stream().map(Observation::getSequence)).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L);
            assertThat(((CoverageGap) arrived.get(7).getBody()).getCause()).isEqualTo(GapCause.SPOOL_OVERFLOWED);
            assertThat(spool.status().dropped()).containsEntry(Stream.OBSERVATIONS, 1L);
        }
    }

    @Test
    void shouldGetRecordsThroughAlthoughTheClockIsHoursAhead() throws Exception {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(5));
        try (Cluster cluster = Cluster.thatTrustsWritersWithTheTime(directory.resolve("broker"));
                Spool spool = spool();
                Publisher publisher = Publisher.start(spool, cluster.settings(), clock, true)) {
            see(Ledger.start(HOST, spool, SETTINGS, clock), 0, 20);
            awaitEmpty(spool);

            assertThat(sequences(cluster)).containsExactlyElementsOf(upTo(21));
            assertThat(publisher.status().clockAheadMillis())
                    .isGreaterThan(Duration.ofHours(3).toMillis());
        }
    }

    private Spool spool() {
        return Spool.open(directory.resolve("spool"), new SpoolLimits(64L << 20, 0, 1 << 20), HOST, clock);
    }

    private void see(Ledger ledger, int from, int to) {
        for (int i = from; i < to; i++) {
            ledger.snapshot(clock.instant(), container("c" + i, "x".repeat(2000)));
        }
    }

    private static void awaitEmpty(Spool spool) {
        await().atMost(PATIENCE).until(() -> spool.status().records() == 0);
    }

    private static List<Long> sequences(Cluster cluster) {
        return cluster.observations().stream().map(Observation::getSequence).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
