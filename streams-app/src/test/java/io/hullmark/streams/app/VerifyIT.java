package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.fixtures.Site;
import io.hullmark.streams.replay.KafkaEvidence;
import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Proofs;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import io.hullmark.wire.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: what was told over restarts and changes of rules is proven, and what was spoiled since is found. */
final class VerifyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int HOSTS = 6;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.temporary().start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldProveWhatWasToldOverARestartWithAndWithoutTheTopology(@TempDir Path state) throws Exception {
        try (var site = new Site(broker, "proven")) {
            live(site, state);

            var afterwards = verify("proven");

            assertThat(afterwards.partitions())
                    .hasSize(Site.PARTITIONS)
                    .allSatisfy(proof -> assertThat(proof.flaw()).isEmpty())
                    .allSatisfy(proof -> assertThat(proof.live().count()).isPositive());
            assertThat(afterwards.live()).isEqualTo(afterwards.replayed());
            assertThat(afterwards.live().count()).isEqualTo(told(site));
        }
    }

    @Test
    void shouldProveWhatWasToldWhileAnInstanceCameAndWent(@TempDir Path stays, @TempDir Path passes) throws Exception {
        try (var site = new Site(broker, "shared")) {
            var agents = agents();
            try (var staying = StreamsApp.start(StreamsSettings.from(site.settings(stays)), new CelRules())) {
                assertThat(staying.awaitRunning(PATIENCE)).isTrue();
                site.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
                look(site, agents, true);
                awaitTold(site, HOSTS);
                try (var passing = StreamsApp.start(StreamsSettings.from(site.settings(passes)), new CelRules())) {
                    assertThat(passing.awaitRunning(PATIENCE)).isTrue();
                    look(site, agents, false);
                    awaitTold(site, 2 * HOSTS);
                }
                look(site, agents, true);
                awaitTold(site, 3 * HOSTS);
            }

            var proofs = verify("shared");

            assertThat(passes).isDirectoryRecursivelyContaining("regex:.*/[0-9]+_[0-9]+");
            assertThat(proofs.partitions())
                    .allSatisfy(proof -> assertThat(proof.flaw()).isEmpty());
            assertThat(proofs.live().count()).isEqualTo(told(site));
        }
    }

    @Test
    void shouldFindWhatWasAddedToTheEvidence(@TempDir Path state) throws Exception {
        try (var site = new Site(broker, "forged")) {
            live(site, state);
            var violations = site.topics().violations().name();
            var facts = site.topics().facts().name();
            site.send(violations, 0, "host-0", site.committed(violations).get(0).get(0));
            site.send(facts, 1, "host-0", site.committed(facts).get(1).get(0));

            var proofs = verify("forged");

            assertThat(proofs.partitions().get(0).flaw())
                    .hasValueSatisfying(
                            flaw -> assertThat(((Flaw.Differs) flaw).replayed()).isEmpty());
            assertThat(proofs.partitions().get(1).flaw())
                    .hasValueSatisfying(flaw -> assertThat(((Flaw.Damaged) flaw).message())
                            .startsWith("forged.facts-1 at offset ")
                            .contains("the entry says that it stands at position 0"));
        }
    }

    @Test
    void shouldSayFromWhereTheJournalIsStillKept(@TempDir Path state) throws Exception {
        try (var site = new Site(broker, "old")) {
            live(site, state);
            delete(new TopicPartition(site.topics().facts().name(), 1), 5);

            var proofs = verify("old");

            assertThat(proofs.partitions().get(0).flaw()).isEmpty();
            assertThat(proofs.partitions().get(1).flaw())
                    .hasValueSatisfying(flaw ->
                            assertThat(((Flaw.Beheaded) flaw).position()).isPositive());
            assertThat(proofs.hold()).isFalse();
        }
    }

    /** Containers come and change, the topology is restarted in the middle, and rules change before and after. */
    private static void live(Site site, Path state) throws InterruptedException {
        var agents = agents();
        try (var app = StreamsApp.start(StreamsSettings.from(site.settings(state)), new CelRules())) {
            assertThat(app.awaitRunning(PATIENCE)).isTrue();
            site.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
            look(site, agents, true);
            awaitTold(site, HOSTS);
        }
        // what comes in while nothing runs
        look(site, agents, false);
        try (var app = StreamsApp.start(StreamsSettings.from(site.settings(state)), new CelRules())) {
            assertThat(app.awaitRunning(PATIENCE)).isTrue();
            site.publish("read-only", People.publish("read-only", People.READ_ONLY));
            awaitTold(site, 3 * HOSTS);
            site.publish("read-only", People.withdraw("read-only"));
            awaitTold(site, 4 * HOSTS);
            var running = verify(site.topics().facts().name().split("\\.", 2)[0]);
            assertThat(running.hold()).isTrue();
        }
    }

    private static List<Agent> agents() {
        return IntStream.range(0, HOSTS)
                .mapToObj(host -> new Agent("host-" + host))
                .toList();
    }

    private static void look(Site site, List<Agent> agents, boolean privileged) {
        for (Agent agent : agents) {
            var seen = Seen.container("web").with("security", "privileged", privileged);
            site.observe(agent.at(Instant.now()), agent.sees(seen), agent.heartbeat(seen));
        }
    }

    private static void awaitTold(Site site, int least) {
        await().atMost(PATIENCE).until(() -> told(site) >= least);
    }

    private static int told(Site site) {
        return site.records(site.topics().violations().name(), Violation.class).size();
    }

    private static Proofs verify(String prefix) throws InterruptedException {
        var evidence = KafkaEvidence.on(
                Map.of("bootstrap.servers", broker.bootstrapServers()), prefix + ".facts", prefix + ".violations");
        return new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 2).verify(Span.ALL);
    }

    private static void delete(TopicPartition partition, long before) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }
}
