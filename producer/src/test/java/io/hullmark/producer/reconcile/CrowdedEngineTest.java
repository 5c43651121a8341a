package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.fake.Reply;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Snapshot;
import io.hullmark.wire.SnapshotStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that ask for more than their share. */
class CrowdedEngineTest {
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
    void shouldSeeFiveHundredContainersThatLiveForAMoment() {
        watched.reconciled();

        var ids = IntStream.range(0, 500)
                .mapToObj(i -> Inspections.id(String.format("%04x", i)))
                .toList();
        for (String id : ids) {
            watched.engine().world().container(Inspections.container(id, "job-" + id.substring(0, 4)));
            for (String action : List.of("create", "start", "die")) {
                watched.engine().event(Events.container(action, id, "job-" + id.substring(0, 4)));
            }
            watched.engine().world().removeContainer(id);
            watched.engine().event(Events.container("destroy", id, "job-" + id.substring(0, 4)));
        }

        soon().until(() -> watched.seen().actions(ids.get(499)).contains("destroy"));
        assertThat(ids).allSatisfy(id -> {
            assertThat(watched.seen().actions(id)).containsExactly("create", "start", "die", "destroy");
            assertThat(watched.seen().snapshots(id)).isNotEmpty();
        });
        assertThat(watched.seen().known()).noneMatch(known -> known.getKind() == ObjectKind.CONTAINER);
        assertThat(watched.seen().gaps()).isEmpty();
    }

    @Test
    void shouldNotLetAContainerThatHangsHoldUpOthers() {
        var world = watched.engine().world();
        IntStream.range(0, 20)
                .forEach(i -> world.container(Inspections.container(Inspections.id("c" + (char) ('a' + i)), "n" + i)));
        world.container(Inspections.container(WEB, "stuck"));
        watched.engine().answer("/containers/" + WEB + "/json", Reply.silence());

        watched.reconciled();

        assertThat(watched.seen().last(WEB).orElseThrow())
                .returns(SnapshotStatus.UNREADABLE, Snapshot::getStatus)
                .returns("no answer within 700 ms", Snapshot::getDetail);
        int stuckAt = watched.seen().all().indexOf(watched.seen().last(WEB).orElseThrow());
        assertThat(watched.seen().all().subList(0, stuckAt)).hasSizeGreaterThanOrEqualTo(21);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("hullmark-engine-call"))
                .hasSizeLessThanOrEqualTo(8);

        watched.engine().answerAsUsual("/containers/" + WEB + "/json");
        soon().until(() -> watched.seen().last(WEB).orElseThrow().getStatus() == SnapshotStatus.COMPLETE);
    }

    @Test
    void shouldMakeFewRecordsOfARestartLoopAndDelayNobodyElse() {
        watched.engine().world().container(Inspections.container(WEB, "loop"));
        watched.engine().world().container(Inspections.container(DATABASE, "db"));
        watched.reconciled();
        watched.seen().clear();

        IntStream.range(0, 200).forEach(i -> {
            watched.engine().event(Events.container("start", WEB, "loop"));
            watched.engine().event(Events.container("die", WEB, "loop"));
        });
        watched.engine().event(Events.container("rename", DATABASE, "db"));

        soon().until(() -> watched.seen().last(DATABASE).isPresent());
        soon().until(() -> total(WEB, "start") == 200 && total(WEB, "die") == 200);
        assertThat(watched.seen().events(WEB)).hasSizeLessThan(20);
        assertThat(watched.seen().snapshots(WEB)).hasSizeLessThan(20);
        assertThat(watched.seen().actions(DATABASE)).containsExactly("rename");
    }

    @Test
    void shouldCloseAtOnceAndTellWhatItHeldBack() {
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.reconciled();
        watched.engine().event(Events.container("kill", WEB, "web"));
        watched.engine().event(Events.container("kill", WEB, "web"));
        soon().until(() -> watched.watch().status().events() == 2);

        watched.watch().close();

        assertThat(total(WEB, "kill")).isEqualTo(2);
    }

    private int total(String id, String action) {
        return watched.seen().events(id).stream()
                .filter(event -> event.getAction().equals(action))
                .mapToInt(LifecycleEvent::getCount)
                .sum();
    }
}
