package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Seen;
import io.hullmark.producer.live.LiveEngine;
import io.hullmark.producer.live.RequiresEngine;
import io.hullmark.producer.redact.Redactor;
import io.hullmark.schemas.codec.SectionType;
import io.hullmark.schemas.codec.SectionTypes;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.ContainerSecurity;
import io.hullmark.wire.ExecSession;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.Mount;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RequiresEngine
class EngineWatchIT {
    private static LiveEngine engine;

    private final Seen seen = new Seen();
    private EngineWatch watch;

    @BeforeAll
    static void connect() {
        engine = LiveEngine.connect();
    }

    @AfterAll
    static void cleanUp() {
        engine.close();
    }

    @BeforeEach
    void start() {
        var redactor = new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8));
        watch = EngineWatch.start(WatchSettings.of(engine.address(), "host-1", redactor), seen);
        soon().until(() -> seen.reconciliations() > 0);
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    @Test
    void shouldTellTheHostAndWhatItHas() {
        var host = seen.last("host-1").orElseThrow();

        assertThat(host.getStatus()).isEqualTo(SnapshotStatus.COMPLETE);
        assertThat(section(host, SectionTypes.HOST_ENGINE).getServerVersion())
                .isEqualTo(engine.get("/version").path("Version").asText());
        assertThat(section(host, SectionTypes.HOST_BRIDGE).getBridge().getPresent())
                .isTrue();
        assertThat(seen.known()).anyMatch(known -> known.getKind() == ObjectKind.IMAGE);
        assertThat(seen.known())
                .filteredOn(known -> known.getKind() == ObjectKind.NETWORK)
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(watch.status()).returns(true, WatchStatus::connected).returns(0L, WatchStatus::lostEvents);
    }

    @Test
    void shouldShowABadContainerAsBadAsItIs() {
        var id = engine.run("bad", """
                {"Cmd":["sleep","60"],"HostConfig":{"Privileged":true,"PidMode":"host",
                 "Binds":["/var/run/docker.sock:/var/run/docker.sock"],"CapAdd":["SYS_ADMIN"]}}
                """);

        soon().until(() -> running(id));
        var snapshot = seen.last(id).orElseThrow();
        assertThat(section(snapshot, SectionTypes.CONTAINER_SECURITY))
                .returns(true, ContainerSecurity::getPrivileged)
                .returns(false, ContainerSecurity::getReadonlyRootfs)
                .returns(List.of("SYS_ADMIN"), ContainerSecurity::getCapAdd);
        assertThat(section(snapshot, SectionTypes.CONTAINER_NAMESPACES).getPidMode())
                .isEqualTo("host");
        assertThat(section(snapshot, SectionTypes.CONTAINER_MOUNTS).getMounts())
                .extracting(Mount::getDestination)
                .containsExactly("/var/run/docker.sock");
        assertThat(seen.actions(id)).containsSubsequence("create", "start");
    }

    @Test
    void shouldFollowWhatPeopleDoWithAContainer() {
        var id = engine.run("life", "{\"Cmd\":[\"sleep\",\"60\"]}");
        soon().until(() -> running(id));

        engine.post("/containers/" + id + "/update", "{\"Memory\":67108864,\"MemorySwap\":67108864,\"CpuShares\":512}");
        soon().until(() -> resources(id, memory -> memory == 67_108_864));

        engine.post("/containers/" + id + "/rename?name=" + engine.name("renamed"), "");
        soon().until(() -> named(id, engine.name("renamed")));

        engine.post("/containers/" + id + "/pause", "");
        soon().until(() -> state(id).equals(Optional.of("paused")));

        engine.remove(id);
        soon().until(() -> seen.actions(id).contains("destroy"));
        assertThat(seen.actions(id))
                .containsSubsequence("create", "start", "update", "rename", "pause", "die", "destroy");
        assertThat(seen.known()).noneMatch(known -> known.getObjectId().equals(id));
        assertThat(seen.removals()).noneMatch(removal -> removal.getObjectId().equals(id));
        assertThat(seen.gaps()).isEmpty();
    }

    @Test
    void shouldTellWhoRunsWhatInsideAContainer() {
        var id = engine.run(
                "exec",
                "{\"Cmd\":[\"sleep\",\"60\"],\"Healthcheck\":{\"Test\":[\"CMD\",\"true\"],\"Interval\":1000000000}}");
        soon().until(() -> running(id));

        engine.exec(id, true, "0:0", "echo", "a", "b");

        soon().until(() -> seen.actions(id).contains("exec_die"));
        var start = seen.events(id).stream()
                .filter(event -> event.getAction().equals("exec_start"))
                .toList();
        assertThat(start)
                .singleElement()
                .extracting(LifecycleEvent::getExec)
                .returns(true, ExecSession::getPrivileged)
                .returns("0:0", ExecSession::getUser)
                .returns(List.of("echo", "a", "b"), ExecSession::getCommand);
        soon().until(() -> seen.actions(id).contains("health_status"));
        assertThat(seen.events(id))
                .filteredOn(event -> event.getAction().equals("exec_start"))
                .hasSize(1);
    }

    @Test
    void shouldSeeWhichProgramsRun() {
        var id = engine.run("programs", "{\"Cmd\":[\"sh\",\"-c\",\"sleep 61 & sleep 62; true\"]}");

        soon().until(() -> seen.last(id)
                .flatMap(one -> find(one, SectionTypes.CONTAINER_PROCESSES))
                .isPresent());
        assertThat(section(seen.last(id).orElseThrow(), SectionTypes.CONTAINER_PROCESSES)
                        .getProcesses())
                .extracting(one -> one.getName())
                .containsExactlyInAnyOrder("sh", "sleep");
    }

    @Test
    void shouldFollowNetworksAndVolumes() {
        var volume = engine.name("volume");
        var network = engine.post("/networks/create", "{\"Name\":\"" + engine.name("net") + "\",\"Internal\":true}")
                .path("Id")
                .asText();
        var id = engine.run(
                "reach", "{\"Cmd\":[\"sleep\",\"60\"],\"HostConfig\":{\"Binds\":[\"" + volume + ":/data\"]}}");

        engine.post("/networks/" + network + "/connect", "{\"Container\":\"" + id + "\"}");

        soon().until(() -> seen.last(id)
                .map(one -> section(one, SectionTypes.CONTAINER_NETWORK)
                        .getNetworks()
                        .size())
                .equals(Optional.of(2)));
        assertThat(seen.last(network)
                        .map(one -> section(one, SectionTypes.NETWORK_CONFIG).getInternal()))
                .contains(true);
        soon().until(() -> seen.last(volume).isPresent());
        engine.remove(id);
        engine.delete("/networks/" + network);
        engine.delete("/volumes/" + volume);
        soon().until(() -> seen.actions(volume).contains("destroy")
                && seen.actions(network).contains("destroy"));
        assertThat(seen.known())
                .noneMatch(known -> known.getObjectId().equals(volume)
                        || known.getObjectId().equals(network));
    }

    @Test
    void shouldSeeContainersThatLiveForAMoment() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            ids.add(engine.run("moment-" + i, "{\"Cmd\":[\"true\"],\"HostConfig\":{\"AutoRemove\":true}}"));
        }

        soon().until(() -> ids.stream().allMatch(id -> seen.actions(id).contains("destroy")));
        assertThat(ids).allSatisfy(id -> {
            assertThat(seen.actions(id)).containsSubsequence("create", "start", "die", "destroy");
            assertThat(seen.snapshots(id)).isNotEmpty();
        });
    }

    @Test
    void shouldFollowTheNamesOfAnImage() {
        var id = engine.get("/images/" + engine.image() + "/json").path("Id").asText();

        engine.post("/images/" + engine.image() + "/tag?repo=" + engine.name("other") + "&tag=2", "");

        soon().until(() -> seen.last(id)
                .map(one ->
                        section(one, SectionTypes.IMAGE_CONFIG).getRepoTags().size())
                .equals(Optional.of(2)));
        engine.delete("/images/" + engine.name("other") + ":2");
        soon().until(() -> seen.last(id)
                .map(one ->
                        section(one, SectionTypes.IMAGE_CONFIG).getRepoTags().size())
                .equals(Optional.of(1)));
    }

    private boolean running(String id) {
        return state(id).equals(Optional.of("running"));
    }

    private Optional<String> state(String id) {
        return seen.last(id)
                .flatMap(one -> find(one, SectionTypes.CONTAINER_STATE))
                .map(state -> state.getState());
    }

    private boolean named(String id, String name) {
        return seen.last(id)
                .filter(one ->
                        section(one, SectionTypes.CONTAINER_IDENTITY).getName().equals(name))
                .isPresent();
    }

    private boolean resources(String id, Predicate<Long> memory) {
        return seen.last(id)
                .filter(one -> memory.test(
                        section(one, SectionTypes.CONTAINER_RESOURCES).getMemory()))
                .isPresent();
    }

    private static <T extends SpecificRecord> T section(Snapshot snapshot, SectionType<T> type) {
        return find(snapshot, type).orElseThrow();
    }

    private static <T extends SpecificRecord> Optional<T> find(Snapshot snapshot, SectionType<T> type) {
        return snapshot.getSections().stream()
                .filter(section -> section.getName().equals(type.name()))
                .findFirst()
                .map(section -> {
                    try {
                        return type.read(section);
                    } catch (UnreadableRecordException e) {
                        throw new AssertionError(e);
                    }
                });
    }
}
