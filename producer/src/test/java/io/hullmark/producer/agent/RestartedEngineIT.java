package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.PrivateEngine;
import io.hullmark.producer.publish.Cluster;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent over a real engine that is killed, and over one whose events it can't keep up with. */
final class RestartedEngineIT {
    /** Each makes two events, and the engine remembers 256. */
    private static final int VOLUMES = 300;

    /** Longer than the agent takes for an ordinary pause. */
    private static final Duration STANDSTILL = Duration.ofSeconds(6);

    private static final int VOLUMES_KEPT = 20;

    @TempDir
    private Path directory;

    @Test
    void shouldCloseWhatWentWhileTheEngineWasDead() throws Exception {
        try (var dockerd = PrivateEngine.start();
                var engine = LiveEngine.connect(dockerd.address());
                var cluster = Cluster.withTopics(directory.resolve("broker"))) {
            var kept = engine.run("kept", "{\"Cmd\":[\"sleep\",\"600\"],\"HostConfig\":{\"NetworkMode\":\"none\"}}");
            var lost = engine.create("lost", "{\"Cmd\":[\"true\"],\"HostConfig\":{\"NetworkMode\":\"none\"}}");
            var begun = Instant.now();
            try (var agent = start(cluster, dockerd)) {
                soon().until(() -> existing(cluster, ObjectKind.CONTAINER).equals(Set.of(kept, lost)));
                dockerd.kill();
                var dead = Instant.now();
                soon().until(() -> gaps(cluster, GapCause.STREAM_BROKEN).size() == 1);
                dockerd.lose(lost);
                dockerd.begin();
                soon().until(() -> existing(cluster, ObjectKind.CONTAINER).equals(Set.of(kept)));
                soon().until(() -> state(cluster, kept).equals(Optional.of("exited")));
                agent.stop();

                assertThat(gaps(cluster, GapCause.STREAM_BROKEN)).hasSize(2).satisfies(told -> {
                    assertThat(told.get(0).getTo()).isNull();
                    assertThat(told.get(0).getFrom()).isBetween(begun, dead.plusSeconds(1));
                    assertThat(told.get(1).getTo()).isAfter(dead);
                });
                assertThat(bodies(cluster, Removal.class)).singleElement().satisfies(removal -> {
                    assertThat(removal.getObjectId()).isEqualTo(lost);
                    assertThat(removal.getLastSeen()).isBetween(begun, dead);
                    assertThat(removal.getGoneBy()).isAfter(dead);
                });
            }
        }
    }

    @Test
    void shouldNoticeThatItMissedEventsWhileItStoodStill() throws Exception {
        try (var dockerd = PrivateEngine.start();
                var engine = LiveEngine.connect(dockerd.address());
                var cluster = Cluster.withTopics(directory.resolve("broker"))) {
            try (var agent = start(cluster, dockerd)) {
                soon().until(() -> !bodies(cluster, Heartbeat.class).isEmpty());
                var standing = Instant.now();
                agent.signal("STOP");
                for (int i = 0; i < VOLUMES || Instant.now().isBefore(standing.plus(STANDSTILL)); i++) {
                    engine.post("/volumes/create", "{\"Name\":\"v%d\"}".formatted(i));
                    if (i >= VOLUMES_KEPT) {
                        engine.delete("/volumes/v" + i);
                    }
                }
                agent.signal("CONT");
                soon().until(() -> existing(cluster, ObjectKind.VOLUME).size() == VOLUMES_KEPT);
                soon().until(() -> !gaps(cluster, GapCause.EVENTS_OVERFLOWED).isEmpty());
                agent.stop();

                assertThat(gaps(cluster, GapCause.EVENTS_OVERFLOWED))
                        .allSatisfy(gap -> assertThat(gap.getTo()).isAfter(standing));
                assertThat(existing(cluster, ObjectKind.VOLUME)).allMatch(name -> name.matches("v1?\\d"));
            }
        }
    }

    private AgentProcess start(Cluster cluster, PrivateEngine engine) {
        return AgentProcess.start(
                Map.of(
                        "bootstrap",
                        String.valueOf(cluster.client().get("bootstrap.servers")),
                        "prefix",
                        Cluster.PREFIX,
                        "host.id",
                        "web-7",
                        "spool.dir",
                        directory.resolve("spool").toString(),
                        "engine",
                        engine.address().toString(),
                        "processes",
                        "false",
                        "heartbeat.interval",
                        "PT0.5S"),
                directory.resolve("output"));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(300));
    }

    /** The objects of a kind that the last heartbeat lists; none if there is no heartbeat yet. */
    private static Set<String> existing(Cluster cluster, ObjectKind kind) {
        List<Heartbeat> heartbeats = bodies(cluster, Heartbeat.class);
        return heartbeats.isEmpty()
                ? Set.of()
                : heartbeats.get(heartbeats.size() - 1).getObjects().stream()
                        .filter(known -> known.getKind() == kind)
                        .map(KnownObject::getObjectId)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<CoverageGap> gaps(Cluster cluster, GapCause cause) {
        return bodies(cluster, CoverageGap.class).stream()
                .filter(gap -> gap.getCause() == cause)
                .toList();
    }

    private static Optional<String> state(Cluster cluster, String container) {
        return bodies(cluster, Snapshot.class).stream()
                .filter(snapshot -> snapshot.getObjectId().equals(container))
                .reduce((earlier, later) -> later)
                .flatMap(snapshot -> snapshot.getSections().stream()
                        .filter(section -> section.getName().equals(SectionTypes.CONTAINER_STATE.name()))
                        .findFirst())
                .map(section -> {
                    try {
                        return SectionTypes.CONTAINER_STATE.read(section).getState();
                    } catch (UnreadableRecordException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private static <T> List<T> bodies(Cluster cluster, Class<T> kind) {
        return cluster.observations().stream()
                .map(Observation::getBody)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
