package io.hullmark.producer.reconcile;

import static io.hullmark.producer.reconcile.Watched.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.Events;
import io.hullmark.producer.fake.Inspections;
import io.hullmark.producer.fake.Reply;
import io.hullmark.wire.ExecSession;
import io.hullmark.wire.LifecycleEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecsTest {
    private static final String WEB = Inspections.id("a1");

    private Watched watched;

    @BeforeEach
    void engine(@TempDir Path directory) {
        watched = Watched.of(directory);
        watched.engine().world().container(Inspections.container(WEB, "web"));
        watched.reconciled();
    }

    @AfterEach
    void stop() {
        watched.close();
    }

    @Test
    void shouldTellWithWhichRightsAnExecRuns() {
        watched.engine().world().exec("e1", Inspections.recorded("exec-privileged-running.json"));

        exec("e1", "sleep 30");

        soon().until(() -> actions().contains("exec_die"));
        assertThat(actions()).containsExactly("exec_create", "exec_start", "exec_die");
        assertThat(start(0))
                .returns("e1", ExecSession::getId)
                .returns(true, ExecSession::getPrivileged)
                .returns("root", ExecSession::getUser)
                .returns(List.of("sleep", "30"), ExecSession::getCommand);
    }

    @Test
    void shouldTellWhatAnExecRanThatEndedBeforeItCouldBeInspected() {
        exec("e1", "sh -c mysql -pSECRETS");

        soon().until(() -> actions().contains("exec_die"));
        assertThat(start(0).getPrivileged()).isNull();
        assertThat(start(0).getUser()).isNull();
        assertThat(start(0).getCommand()).singleElement().asString().startsWith("sh -c mysql -p<redacted len=7 ");
    }

    @Test
    void shouldHoldBackTheEndOfAnExecUntilItsStartIsTold() {
        watched.engine().answer("/exec/e1/json", Reply.silence());

        exec("e1", "sleep 1");
        watched.engine().event(Events.container("destroy", WEB, "web"));

        soon().until(() -> actions().contains("destroy"));
        assertThat(actions()).containsExactly("exec_create", "exec_start", "exec_die", "destroy");
    }

    @Test
    void shouldLeaveOutTheEnginesOwnHealthChecks() {
        long now = Events.nextNanos();

        healthCheck("h1", now);
        healthCheck("h2", now + Duration.ofSeconds(1).toNanos());
        exec("e1", "ls");

        soon().until(() -> actions().contains("exec_die"));
        assertThat(watched.seen().events(WEB))
                .allMatch(event -> "e1".equals(event.getAttributes().get("execID")));
        assertThat(watched.engine().requests()).noneMatch(path -> path.contains("/exec/h"));
    }

    @Test
    void shouldNotTakeTheSameCommandOutOfRhythmForAHealthCheck() {
        long now = Events.nextNanos();

        healthCheck("h1", now);
        healthCheck("e1", now + Duration.ofMillis(100).toNanos());

        soon().until(() -> actions().contains("exec_die"));
        assertThat(watched.seen().events(WEB))
                .allMatch(event -> "e1".equals(event.getAttributes().get("execID")));
    }

    @Test
    void shouldMakeFewRecordsOfAStormOfExecsAndLoseNoCount() {
        for (int i = 0; i < 300; i++) {
            exec("e" + i, "ls");
        }

        soon().until(() -> total("exec_start") == 300 && total("exec_die") == 300);
        assertThat(watched.seen().events(WEB)).hasSizeLessThan(60);
    }

    @Test
    void shouldTellTheEndOfEachExecWhoseStartWasToldAlone() {
        for (int i = 0; i < 50; i++) {
            exec("e" + i, "ls");
        }

        soon().until(() -> total("exec_die") == 50);
        var started = ids("exec_start", 1);
        assertThat(ids("exec_die", 1)).containsAll(started);
    }

    private List<String> ids(String action, int count) {
        return watched.seen().events(WEB).stream()
                .filter(event -> event.getAction().equals(action) && event.getCount() == count)
                .map(event -> event.getAttributes().get("execID"))
                .toList();
    }

    private int total(String action) {
        return watched.seen().events(WEB).stream()
                .filter(event -> event.getAction().equals(action))
                .mapToInt(LifecycleEvent::getCount)
                .sum();
    }

    private List<String> actions() {
        return watched.seen().actions(WEB);
    }

    private ExecSession start(int index) {
        return watched.seen().events(WEB).stream()
                .filter(event -> event.getAction().equals("exec_start"))
                .skip(index)
                .findFirst()
                .orElseThrow()
                .getExec();
    }

    private void exec(String id, String command) {
        tell("exec_create: " + command, id, Events.nextNanos());
        tell("exec_start: " + command, id, Events.nextNanos());
        tell("exec_die", id, Events.nextNanos());
    }

    /** The recorded container is checked by "true" in a shell, each second. */
    private void healthCheck(String id, long nanos) {
        var check = Inspections.container(WEB, "web")
                .at("/Config/Healthcheck/Test/1")
                .asText();
        tell("exec_create: /bin/sh -c " + check, id, nanos);
        tell("exec_start: /bin/sh -c " + check, id, nanos + 1);
        tell("exec_die", id, nanos + 2);
    }

    private void tell(String action, String id, long nanos) {
        watched.engine()
                .event(Events.at(
                        nanos, "container", action, WEB, Map.of("execID", id, "image", "shop:1", "name", "web")));
    }
}
