package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExecsTest {
    private final Journal journal = new Journal();
    private final Observed web = Observed.container("h1", "web");

    @BeforeEach
    void watchExecs() {
        journal.publish("no-root-exec container requires each container.execs id user isnt root");
        journal.add(web.taken());
    }

    @Test
    void shouldTellOfACommandAsLongAsItRuns() {
        var started = journal.add(Execs.started(web, "e1", "root"));
        var ended = journal.add(Execs.ended(web, "e1"));

        assertThat(told(started)).containsExactly("opened no-root-exec web e1");
        assertThat(told(ended)).containsExactly("resolved FIXED no-root-exec web e1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"die", "stop"})
    void shouldEndAllCommandsWithTheirContainer(String action) {
        journal.add(Execs.started(web, "e1", "root"), Execs.started(web, "e2", "root"));

        var outcomes = journal.add(web.did(action));

        assertThat(told(outcomes))
                .containsExactly("resolved FIXED no-root-exec web e1", "resolved FIXED no-root-exec web e2");
    }

    @Test
    void shouldEndCommandsOfAContainerThatIsSeenNotToRun() {
        journal.add(Execs.started(web, "e1", "root"));

        var outcomes = journal.add(web.with("state", "exited").taken());

        assertThat(told(outcomes)).containsExactly("resolved FIXED no-root-exec web e1");
    }

    @Test
    void shouldNotPassACommandThatNobodyCouldInspect() {
        journal.add(Execs.startedUnseen(web, "e1"));

        assertThat(journal.verdict(web.key(), "no-root-exec")).isEqualTo(Verdict.UNKNOWN);
        assertThat(journal.detail(web.key(), "no-root-exec")).isEqualTo("the exec ended before it could be inspected");
    }

    @Test
    void shouldRememberTheNewestCommandsOnly() {
        for (int exec = 1; exec <= 33; exec++) {
            journal.add(Execs.started(web, "e" + exec, "app"));
        }

        var execs = journal.memory().activities().find(web.key()).orElseThrow().execs();

        assertThat(execs).hasSize(32);
        assertThat(execs.get(0).id()).isEqualTo("e2");
        assertThat(execs.get(31).id()).isEqualTo("e33");
    }

    @Test
    void shouldKeepCommandsWhileASnapshotChangesOtherThings() {
        journal.add(Execs.started(web, "e1", "root"));

        var outcomes = journal.add(web.with("readonlyRootfs", true).taken());

        assertThat(outcomes).isEmpty();
        assertThat(journal.verdict(web.key(), "no-root-exec")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldIgnoreCommandsOfContainersThatNobodyKnows() {
        var outcomes = journal.add(Execs.started(Observed.container("h1", "ghost"), "e1", "root"));

        assertThat(outcomes).isEmpty();
    }
}
