package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.publish.Cluster;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.producer.spool.SpoolRemains;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is killed again and again while much happens, for a while with no broker in reach. */
final class KilledAgentIT {
    private static final String HOST = "web-7";
    private static final long SEED = 20_261_122;
    private static final int KILLS = 20;
    /** From this kill on the broker is away, and until that one. */
    private static final int BROKER_LEAVES = 8;

    private static final int BROKER_RETURNS = 12;

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Map<Long, byte[]> spooled = new TreeMap<>();

    @Test
    void shouldLoseNothingHoweverOftenItIsKilled() throws Exception {
        try (var cluster = Cluster.withTopics(directory.resolve("broker"));
                var engine = FakeEngine.on(directory.resolve("e.sock"));
                var fleet = RestlessFleet.on(engine, SEED)) {
            engine.stopRecording();
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill == BROKER_LEAVES) {
                    cluster.stop();
                } else if (kill == BROKER_RETURNS) {
                    cluster.start();
                }
                boolean away = kill >= BROKER_LEAVES && kill < BROKER_RETURNS;
                try (var agent = start(cluster, engine)) {
                    awaitARandomMoment(cluster, engine, agent, away);
                    agent.kill();
                }
                collectWhatIsSpooled();
            }
            try (var agent = start(cluster, engine)) {
                fleet.rest();
                var quiet = Instant.now();
                soon().pollInterval(Duration.ofMillis(500))
                        .until(() -> lastHeartbeat(cluster)
                                .filter(heartbeat -> heartbeat.getReconciledAt().isAfter(quiet))
                                .isPresent());
                agent.stop();
            }
            collectWhatIsSpooled();

            List<Observation> arrived = cluster.observations();
            assertThatNothingIsLost(arrived, cluster);
            assertThatTheEndIsTheTruth(arrived, fleet);
        }
    }

    /** Until so many more records arrived; or, at times, so early that hardly one did. */
    private void awaitARandomMoment(Cluster cluster, FakeEngine engine, AgentProcess agent, boolean brokerAway) {
        BooleanSupplier reached;
        if (brokerAway || random.nextInt(4) == 0) {
            int connections = engine.connections() + random.nextInt(12);
            reached = () -> engine.connections() >= connections;
        } else {
            long records = cluster.count() + 1 + random.nextInt(200);
            reached = () -> cluster.count() >= records;
        }
        soon().until(() -> {
            assertThat(agent.alive()).as(agent::output).isTrue();
            return reached.getAsBoolean();
        });
    }

    private void collectWhatIsSpooled() throws Exception {
        for (SpoolRemains.Left left : SpoolRemains.observationsIn(directory.resolve("spool"), directory)) {
            byte[] before = spooled.putIfAbsent(left.sequence(), left.value());
            assertThat(left.value())
                    .as("record %s, spooled twice", left.sequence())
                    .isEqualTo(before == null ? left.value() : before);
        }
    }

    private void assertThatNothingIsLost(List<Observation> arrived, Cluster cluster) {
        var records = cluster.records();
        var first = new TreeMap<Long, byte[]>();
        var order = new ArrayList<Long>();
        for (int i = 0; i < arrived.size(); i++) {
            byte[] value = records.get(i).value();
            long sequence = arrived.get(i).getSequence();
            byte[] before = first.putIfAbsent(sequence, value);
            if (before == null) {
                order.add(sequence);
            } else {
                assertThat(value).as("record %s, sent twice", sequence).isEqualTo(before);
            }
        }
        assertThat(arrived.stream().map(Observation::getBootEpoch).distinct()).hasSize(1);
        assertThat(order).hasSizeGreaterThan(1_000).isSorted();
        assertThat(LongStream.rangeClosed(1, first.lastKey())).allMatch(first::containsKey);
        assertThat(spooled).hasSizeGreaterThan(100);
        spooled.forEach((sequence, value) ->
                assertThat(first.get(sequence)).as("record %s", sequence).isEqualTo(value));
        assertThat(gaps(arrived, GapCause.AGENT_STARTED)).isBetween(KILLS / 2L, KILLS + 1L);
        assertThat(gaps(arrived, GapCause.AGENT_STOPPED)).isEqualTo(1);
    }

    private void assertThatTheEndIsTheTruth(List<Observation> arrived, RestlessFleet fleet) throws IOException {
        var translator = new Translator(
                HOST, new Redactor(Files.readAllBytes(directory.resolve("spool").resolve("redaction.key"))));
        var told = new TreeMap<String, Object>();
        var ended = new TreeMap<String, Object>();
        arrived.stream().map(Observation::getBody).forEach(body -> {
            if (body instanceof Snapshot snapshot && snapshot.getKind() == ObjectKind.CONTAINER) {
                told.put(snapshot.getObjectId(), snapshot);
            } else if (body instanceof LifecycleEvent event && event.getAction().equals("destroy")) {
                ended.put(event.getObjectId(), event);
            } else if (body instanceof Removal removal && removal.getKind() == ObjectKind.CONTAINER) {
                ended.put(removal.getObjectId(), removal);
            }
        });

        assertThat(fleet.made()).isGreaterThan(100);
        assertThat(ended.keySet()).doesNotContainAnyElementsOf(fleet.left().keySet());
        fleet.left()
                .forEach((id, inspect) ->
                        assertThat(told.get(id)).as(id).isEqualTo(translator.container(inspect, Optional.empty())));
        assertThat(told.keySet())
                .allMatch(id -> fleet.left().containsKey(id) || ended.containsKey(id))
                .hasSizeGreaterThan(fleet.left().size());
        assertThat(heartbeats(arrived).get(heartbeats(arrived).size() - 1).getObjects())
                .filteredOn(known -> known.getKind() == ObjectKind.CONTAINER)
                .extracting(KnownObject::getObjectId)
                .containsExactlyElementsOf(fleet.left().keySet());
    }

    private AgentProcess start(Cluster cluster, FakeEngine engine) {
        return AgentProcess.start(
                Map.of(
                        "bootstrap",
                        String.valueOf(cluster.client().get("bootstrap.servers")),
                        "prefix",
                        Cluster.PREFIX,
                        "host.id",
                        HOST,
                        "spool.dir",
                        directory.resolve("spool").toString(),
                        "engine",
                        engine.address().toString(),
                        "processes",
                        "false",
                        "heartbeat.interval",
                        "PT0.5S",
                        "reconcile.interval",
                        "PT2S",
                        "telemetry.interval",
                        "PT1S"),
                directory.resolve("output"));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20));
    }

    private static Optional<Heartbeat> lastHeartbeat(Cluster cluster) {
        List<Heartbeat> heartbeats = heartbeats(cluster.observations());
        return heartbeats.isEmpty() ? Optional.empty() : Optional.of(heartbeats.get(heartbeats.size() - 1));
    }

    private static List<Heartbeat> heartbeats(List<Observation> observations) {
        return observations.stream()
                .map(Observation::getBody)
                .filter(Heartbeat.class::isInstance)
                .map(Heartbeat.class::cast)
                .toList();
    }

    private static long gaps(List<Observation> observations, GapCause cause) {
        return observations.stream()
                .map(Observation::getBody)
                .filter(body -> body instanceof CoverageGap gap && gap.getCause() == cause)
                .distinct()
                .count();
    }
}
