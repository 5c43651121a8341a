package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.fake.Reply;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.ContainerIdentity;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineWatchTest {
    private static final String WEB = Inspections.id("a1");
    private static final String DATABASE = Inspections.id("b2");

    private Watched watched;

    @BeforeEach
    void engine(@TempDir Path directory) {
        watched = Watched.of(directory);
    }

    @AfterEach
    void stop() {
        watched.close();
    }

    @Test
    void shouldTellSensorsWhichContainersRunAndWhere() {
        var web = Inspections.container(Inspections.id("a1"), "web");
        web.withObject("/State").put("Pid", 4711).put("StartedAt", "2026-03-01T12:00:00.5Z");
        var sidecar = Inspections.container(Inspections.id("b2"), "sidecar");
        sidecar.withObject("/State").put("Pid", 4712).put("StartedAt", "2026-03-01T12:00:01Z");
        sidecar.withObject("/HostConfig").put("NetworkMode", "container:" + Inspections.id("a1"));
        var ended = Inspections.container(Inspections.id("c3"), "ended");
        ended.withObject("/State").put("Running", false).put("Status", "exited").put("Pid", 0);
        List.of(web, sidecar, ended).forEach(watched.engine().world()::container);

        watched.reconciled();

        soon().untilAsserted(() -> assertThat(watched.watch().host().running())
                .containsExactly(
                        new RunningContainer(
                                Inspections.id("a1"), 4711, Instant.parse("2026-03-01T12:00:00.5Z"), Network.OWN),
                        new RunningContainer(
                                Inspections.id("b2"), 4712, Instant.parse("2026-03-01T12:00:01Z"), Network.SHARED)));
        soon().untilAsserted(() -> assertThat(watched.watch().host().dataRoot()).contains("/var/lib/docker"));
    }

    @Test
    void shouldTellEverythingThatExistsWhenItStarts() {
        var world = watched.engine().world();
        world.container(Inspections.container(WEB, "web"));
        world.image(Inspections.recorded("image-configured.json"));
        world.network(Inspections.recorded("network-bridge.json"));
        world.volume(Inspections.recorded("volume-v-bind-etc.json"));

        watched.reconciled();

        assertThat(watched.seen().all())
                .hasOnlyElementsOfType(Snapshot.class)
                .extracting(one -> ((Snapshot) one).getKind())
                .containsExactlyInAnyOrder(
                        ObjectKind.HOST, ObjectKind.CONTAINER, ObjectKind.IMAGE, ObjectKind.NETWORK, ObjectKind.VOLUME);
    }

    @Test
    void shouldLookAgainAtWhatChanged() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.reconciled();
        var before = watched.seen().snapshots(WEB).size();

        watched.engine().world().container(privileged(WEB, "web"));
        watched.engine().event(Events.container("update", WEB, "web"));

        soon().until(() -> watched.seen().snapshots(WEB).size() > before);
        assertThat(watched.seen().actions(WEB)).containsExactly("update");
    }

    @Test
    void shouldTellOfAContainerThatWasGoneBeforeItCouldBeInspected() {
        watched.reconciled();

        watched.engine().event(Events.container("create", WEB, "job"));
        soon().until(() -> watched.seen().last(WEB).isPresent());
        watched.engine().event(Events.container("destroy", WEB, "job"));

        soon().until(() -> watched.seen().actions(WEB).contains("destroy"));
        var gone = watched.seen().last(WEB).orElseThrow();
        assertThat(gone.getStatus()).isEqualTo(SnapshotStatus.GONE);
        assertThat(identity(gone))
                .returns("job", ContainerIdentity::getName)
                .returns("shop:1", ContainerIdentity::getImage);
    }

    @Test
    void shouldTellTwoContainersOfOneNameApart() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.reconciled();

        watched.engine().world().removeContainer(WEB);
        watched.engine().event(Events.container("destroy", WEB, "web"));
        watched.engine().world().container(privileged(DATABASE, "web"));
        watched.engine().event(Events.container("create", DATABASE, "web"));

        soon().until(() -> watched.seen().last(DATABASE).isPresent());
        assertThat(watched.seen().known())
                .extracting(known -> known.getObjectId())
                .contains(DATABASE)
                .doesNotContain(WEB);
    }

    @Test
    void shouldDiscardASnapshotThatAnEventOvertook() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.reconciled();
        watched.seen().clear();
        watched.engine().answer("/containers/" + WEB + "/json", Reply.silence());
        watched.engine().event(Events.container("update", WEB, "web"));
        soon().until(() -> watched.engine().requests().stream()
                        .filter(path -> path.endsWith(WEB + "/json"))
                        .count()
                > 1);

        watched.engine().event(Events.container("update", WEB, "web"));
        watched.engine().answerAsUsual("/containers/" + WEB + "/json");

        soon().until(() -> watched.seen().last(WEB).isPresent());
        assertThat(watched.seen().snapshots(WEB))
                .extracting(Snapshot::getStatus)
                .containsOnly(SnapshotStatus.COMPLETE);
    }

    @Test
    void shouldTellWhatVanishedWhileNobodyLooked() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.engine().world().container(Inspections.container(DATABASE, "db"));
        watched.reconciled();

        watched.engine().stop();
        soon().until(() -> !watched.watch().status().connected());
        watched.engine().world().removeContainer(DATABASE);
        watched.engine().restart();

        soon().until(() -> watched.seen().reconciliations() > 1);
        assertThat(watched.seen().removals()).singleElement().satisfies(removal -> {
            assertThat(removal.getObjectId()).isEqualTo(DATABASE);
            assertThat(removal.getLastSeen()).isAfter(Instant.EPOCH).isBeforeOrEqualTo(removal.getGoneBy());
        });
        assertThat(watched.seen().gaps()).isNotEmpty();
        assertThat(watched.seen().gaps().get(watched.seen().gaps().size() - 1).getTo())
                .isNotNull();
    }

    @Test
    void shouldForgetWhatWasKnownBeforeARestartAndIsGone() {
        var before = new Snapshot(
                ObjectKind.CONTAINER,
                WEB,
                new io.hullmark.wire.Digest(new byte[16]),
                SnapshotStatus.COMPLETE,
                "",
                List.of());
        watched.seen().remember(before);

        watched.reconciled();

        assertThat(watched.seen().removals()).singleElement().returns(WEB, removal -> removal.getObjectId());
    }

    @Test
    void shouldInspectTheContainerThatJoinsANetwork() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.engine().world().network(Inspections.recorded("network-bridge.json"));
        watched.reconciled();
        watched.seen().clear();

        var network = Inspections.recorded("network-bridge.json").path("Id").asText();
        watched.engine().event(Events.of("network", "connect", network, Map.of("container", WEB, "name", "bridge")));

        soon().until(() -> watched.seen().last(WEB).isPresent());
        assertThat(watched.seen().events(network))
                .singleElement()
                .satisfies(event -> assertThat(event.getAttributes()).containsExactly(Map.entry("container", WEB)));
    }

    @Test
    void shouldLookAtTheHostAgainWhenTheDaemonReloads() {
        watched.reconciled();
        watched.seen().clear();

        watched.engine().event(Events.of("daemon", "reload", "FAKE", Map.of("name", "fake")));

        soon().until(() -> watched.seen().last("host-1").isPresent());
        assertThat(watched.seen().actions("host-1")).containsExactly("reload");
    }

    @Test
    void shouldCompareNowAndThenEvenWhenAllIsWell() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.start(
                Watched.settings(watched.engine(), Watched.QUICK).withReconcileEvery(java.time.Duration.ofSeconds(1)));
        soon().until(() -> watched.seen().reconciliations() > 0);

        watched.engine().world().removeContainer(WEB); // and no event tells

        soon().until(() -> !watched.seen().removals().isEmpty());
    }

    @Test
    void shouldSeeWhichProgramsRun() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        var quick = Watched.settings(watched.engine(), Watched.QUICK);
        watched.start(new WatchSettings(
                quick.address(),
                quick.hostId(),
                quick.redactor(),
                quick.reconcileEvery(),
                true,
                quick.location(),
                quick.rhythm()));

        soon().until(() -> watched.seen().snapshots(WEB).stream()
                .anyMatch(one -> one.getSections().stream()
                        .anyMatch(section -> section.getName().equals("processes"))));
        assertThat(watched.seen().snapshots(WEB)).hasSize(2);
    }

    private static ObjectNode privileged(String id, String name) {
        var container = Inspections.container(id, name);
        container.withObject("/HostConfig").put("Privileged", true);
        return container;
    }

    private static ContainerIdentity identity(Snapshot snapshot) {
        try {
            return SectionTypes.CONTAINER_IDENTITY.read(snapshot.getSections().get(0));
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
