package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.fake.Reply;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at an engine once. */
class OneLookTest {
    private static final String WEB = Inspections.id("c1");

    private FakeEngine engine;

    @BeforeEach
    void start(@TempDir Path directory) {
        engine = FakeEngine.on(directory.resolve("docker.sock"));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void shouldSeeEverythingWithTheProgramsThatRun() {
        engine.world().container(running());
        engine.world().network(Inspections.parse("{\"Id\":\"n1\",\"Name\":\"front\"}"));
        engine.world().volume(Inspections.parse("{\"Name\":\"data\"}"));

        var seen = look();

        assertThat(seen).extracting(Observation::getHostId).containsOnly("host-a");
        assertThat(snapshots(seen))
                .extracting(Snapshot::getKind)
                .contains(ObjectKind.HOST, ObjectKind.NETWORK, ObjectKind.VOLUME, ObjectKind.CONTAINER);
        assertThat(container(seen).getSections())
                .anySatisfy(
                        section -> assertThat(section.getName()).isEqualTo(SectionTypes.CONTAINER_PROCESSES.name()));
    }

    @Test
    void shouldTellOfCommandsThatRunButNotOfHealthChecksAndOfThoseThatHaveEnded() {
        var web = running();
        web.putArray("ExecIDs").add("e1").add("e2").add("e3");
        ((ObjectNode) web.path("Config"))
                .putObject("Healthcheck")
                .putArray("Test")
                .add("CMD")
                .add("true");
        engine.world().container(web);
        engine.world().exec("e1", exec(true, "sh"));
        engine.world().exec("e2", exec(false, "id"));
        engine.world().exec("e3", exec(true, "true"));

        var seen = look();

        assertThat(seen.stream().map(Observation::getBody).filter(LifecycleEvent.class::isInstance))
                .singleElement()
                .isInstanceOfSatisfying(LifecycleEvent.class, event -> {
                    assertThat(event.getExec()).satisfies(exec -> {
                        assertThat(exec.getId()).isEqualTo("e1");
                        assertThat(exec.getPrivileged()).isTrue();
                    });
                });
    }

    @Test
    void shouldSayThatAContainerCanNotBeInspected() {
        engine.world().container(running());
        engine.answer("/containers/" + WEB + "/json", Reply.json(500, "{\"message\":\"broken\"}"));

        var seen = look();

        assertThat(container(seen).getStatus()).isEqualTo(SnapshotStatus.UNREADABLE);
    }

    @Test
    void shouldComplainOfAnEngineThatIsNotThereOrGivesNoLists() {
        engine.answer("/containers/json", Reply.json(500, "{\"message\":\"broken\"}"));

        assertThatThrownBy(this::look)
                .isInstanceOf(EngineSilentException.class)
                .hasMessageContaining("/containers/json");

        engine.stop();
        assertThatThrownBy(this::look)
                .isInstanceOf(EngineSilentException.class)
                .hasMessageContaining("no Docker engine answers at unix://");
    }

    private List<Observation> look() {
        return OneLook.at(Map.of("engine", engine.address().toString(), "host.id", "host-a"));
    }

    private static ObjectNode running() {
        return Inspections.container(WEB, "web");
    }

    private static com.fasterxml.jackson.databind.JsonNode exec(boolean running, String command) {
        return Inspections.parse(
                "{\"Running\":%s,\"ProcessConfig\":{\"entrypoint\":\"%s\",\"arguments\":[],\"privileged\":true}}"
                        .formatted(running, command));
    }

    private static Snapshot container(List<Observation> seen) {
        return snapshots(seen).stream()
                .filter(snapshot -> snapshot.getKind() == ObjectKind.CONTAINER)
                .findFirst()
                .orElseThrow();
    }

    private static List<Snapshot> snapshots(List<Observation> seen) {
        return seen.stream()
                .map(Observation::getBody)
                .filter(Snapshot.class::isInstance)
                .map(Snapshot.class::cast)
                .toList();
    }
}
