package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.told;
import static io.hullmark.engine.fixtures.Journal.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Transition;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A container that takes the place of another goes on with its findings. */
final class RedeploymentTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Journal journal = new Journal(Patience.STANDARD);
    private final Observed older = container("aaa", "shop-web-1", "shop:1");
    private final Observed newer = container("bbb", "shop-web-1", "shop:2");

    @BeforeEach
    void publish() {
        journal.publish("not-privileged container requires container.privileged is false");
    }

    @Test
    void shouldTellNothingWhenTheNewContainerBreaksTheSame() {
        journal.add(bad(older).taken());
        var gone = journal.add(older.did("destroy"));
        var come = journal.pass(MOMENT).add(bad(newer).taken());

        var later = journal.pass(LONG).tick();

        assertThat(told(gone)).isEmpty();
        assertThat(gone).containsExactly(new Outcome.PostureWithdrawn(older.key()));
        assertThat(told(come)).isEmpty();
        assertThat(told(later)).isEmpty();
        assertThat(journal.memory().subjects().find(older.key())).isEmpty();
        assertThat(journal.memory().pending().find(older.key())).isEmpty();
    }

    @Test
    void shouldGoOnWithTheSameFinding() {
        var opened = transitions(journal.add(bad(older).taken())).get(0);
        journal.add(older.did("destroy"));
        journal.add(bad(newer).taken());
        journal.pass(LONG);

        var fixed = transitions(journal.add(newer.taken())).get(0);

        assertThat(fixed.findingId()).isEqualTo(opened.findingId());
        assertThat(fixed.number()).isEqualTo(2);
        assertThat(fixed.firstSeen()).isEqualTo(opened.firstSeen());
        assertThat(fixed.episode()).isEqualTo(opened.episode());
        assertThat(fixed.subject().key()).isEqualTo(newer.key());
    }

    @Test
    void shouldTellWhatARedeploymentFixedWhenItHasLasted() {
        journal.add(bad(older).taken());
        journal.add(older.did("destroy"));
        var come = journal.pass(MOMENT).add(newer.taken());

        var later = journal.pass(LONG).tick();

        assertThat(told(come)).isEmpty();
        assertThat(told(later)).containsExactly("resolved FIXED not-privileged bbb");
    }

    @Test
    void shouldWaitForARuleThatAppliesOnlyWhenTheNewContainerRuns() {
        journal.publish("running-not-privileged container requires container.privileged is false when"
                + " container.state is running");
        journal.add(bad(older).taken());
        journal.add(older.did("destroy"));
        journal.add(bad(newer).with("state", "created").taken());

        var started = journal.pass(MOMENT).add(bad(newer).taken());
        var later = journal.pass(LONG).tick();

        assertThat(told(started)).isEmpty();
        assertThat(told(later)).isEmpty();
    }

    @Test
    void shouldOpenAtOnceWhatOnlyTheNewContainerBreaks() {
        journal.add(older.taken());
        journal.add(older.did("destroy"));

        var come = journal.add(bad(newer).taken());

        assertThat(told(come)).containsExactly("opened not-privileged bbb");
    }

    @Test
    void shouldResolveWhatNobodyTakesOver() {
        journal.add(bad(older).taken());
        journal.add(older.did("destroy"));

        var later = journal.pass(LONG).tick();

        assertThat(told(later)).containsExactly("resolved SUBJECT_REMOVED not-privileged aaa");
        assertThat(transitions(later).get(0).cause().action()).isEqualTo("destroy");
        assertThat(journal.memory().pending().find(older.key())).isEmpty();
    }

    @Test
    void shouldNotTakeAnotherImageOrNameForTheSameWorkload() {
        journal.add(bad(older).taken());
        journal.add(older.did("destroy"));

        var otherImage =
                journal.add(bad(container("ccc", "shop-web-1", "mine:1")).taken());
        var otherName =
                journal.add(bad(container("ddd", "shop-web-2", "shop:1")).taken());

        assertThat(told(otherImage)).containsExactly("opened not-privileged ccc");
        assertThat(told(otherName)).containsExactly("opened not-privileged ddd");
    }

    @Test
    void shouldFollowComposeThatMakesTheNewContainerBeforeItRemovesTheOld() {
        journal.add(bad(older).taken());
        var waiting = bad(container("bbb", "0123456789ab_shop-web-1", "shop:2"));
        var made = journal.add(waiting.taken());
        journal.pass(MOMENT).add(older.did("destroy"));

        var renamed = journal.pass(MOMENT).add(bad(newer).taken());
        var later = journal.pass(Duration.ofMinutes(5)).tick();

        assertThat(told(made)).isEmpty();
        assertThat(told(renamed)).isEmpty();
        assertThat(told(later)).isEmpty();
        assertThat(journal.memory().pending().find(older.key())).isEmpty();
    }

    @Test
    void shouldTellWhatAReplacementBreaksWhenItNeverTookOver() {
        journal.add(older.taken());
        journal.add(bad(container("bbb", "0123456789ab_shop-web-1", "shop:2")).taken());

        var later = journal.pass(Duration.ofMinutes(2)).tick();

        assertThat(told(later)).containsExactly("opened not-privileged bbb");
    }

    @Test
    void shouldTellWhatAReplacementBreaksWhenItTakesOver() {
        journal.add(older.taken());
        journal.add(bad(container("bbb", "0123456789ab_shop-web-1", "shop:2")).taken());
        journal.add(older.did("destroy"));
        journal.pass(MOMENT).add(bad(newer).taken());

        var later = journal.pass(Duration.ofMinutes(2)).tick();

        assertThat(told(journal.outcomes())).containsExactly("opened not-privileged bbb");
        assertThat(told(later)).hasSize(1);
    }

    @Test
    void shouldGoOnWithAContainerThatWasWronglyTakenForGone() {
        journal.add(bad(older).taken());
        journal.add(older.disappeared(journal.now(), journal.now()));

        var back = journal.pass(MOMENT).add(bad(older).taken());
        var later = journal.pass(LONG).tick();

        assertThat(told(back)).isEmpty();
        assertThat(back).hasSize(1).first().isInstanceOf(Outcome.PostureChanged.class);
        assertThat(told(later)).isEmpty();
    }

    @Test
    void shouldKeepASuppressedFindingSuppressed() {
        journal.add(new Fact.ExceptionDecided(Exceptions.ofRule("waiver", "not-privileged")));
        journal.add(bad(older).taken());
        journal.add(older.did("destroy"));

        var come = journal.add(bad(newer).taken());

        assertThat(told(come)).isEmpty();
        assertThat(journal.suppressed(newer.key(), "not-privileged")).containsEntry("", "waiver");
    }

    @Test
    void shouldEndWhatWaitsWhenRulesChange() {
        journal.add(bad(older).taken());
        journal.add(container("ccc", "other", "other:1").taken());
        journal.add(older.did("destroy"));
        journal.withdraw("not-privileged");

        assertThat(told(journal.slices())).containsExactly("resolved SUBJECT_REMOVED not-privileged aaa");
    }

    @Test
    void shouldRememberAfterARestartWhoIsGone() {
        journal.add(bad(older).taken());
        journal.add(older.did("destroy"));

        var come = journal.restart().add(bad(newer).taken());

        assertThat(told(come)).isEmpty();
    }

    @Test
    void shouldTakeTheSameOfSeveralAfterARestart() {
        var live = new Journal(Patience.STANDARD);
        live.publish("not-privileged container requires container.privileged is false");
        for (Journal each : List.of(journal, live)) {
            each.add(
                    bad(container("zzz", "shop-web-1", "shop:1")).taken(),
                    bad(older).taken());
            each.add(container("zzz", "shop-web-1", "shop:1").did("destroy"), older.did("destroy"));
        }

        var again = transitions(journal.restart().add(newer.taken(), newer.did("destroy")));
        var before = transitions(live.add(newer.taken(), newer.did("destroy")));
        var later = transitions(journal.pass(LONG).tick());

        assertThat(again).isEqualTo(before);
        assertThat(transitions(live.pass(LONG).tick())).isEqualTo(later).hasSize(2);
    }

    @Test
    void shouldCarryAFindingOverManyRedeployments() {
        var first = transitions(journal.add(bad(older).taken())).get(0);
        var last = older;
        for (String id : List.of("b1", "b2", "b3")) {
            journal.pass(LONG).add(last.did("destroy"));
            last = container(id, "shop-web-1", "shop:" + id);
            journal.pass(MOMENT).add(bad(last).taken());
        }
        journal.pass(LONG);

        var fixed = journal.add(last.taken());

        assertThat(told(journal.outcomes())).hasSize(2);
        assertThat(transitions(fixed)).extracting(Transition::findingId).containsExactly(first.findingId());
    }

    @Test
    void shouldAskAllRulesAboutAContainerThatComesBack() {
        journal.publish("on-a-seen-host container requires host.coverage.complete is true");
        journal.add(bad(older).taken());
        journal.pass(LONG).tick();
        journal.add(older.disappeared(journal.now(), journal.now()));
        journal.gap("h1", "STREAM_BROKEN");

        journal.add(bad(older).taken());

        assertThat(journal.posture(older.key()))
                .isEqualTo(Map.of("not-privileged", Verdict.FAIL, "on-a-seen-host", Verdict.FAIL));
    }

    private static Observed bad(Observed container) {
        return container.with("privileged", true);
    }

    private static Observed container(String id, String name, String image) {
        return Observed.container("h1", id)
                .with("name", name)
                .with("image", image)
                .with("labels", Map.of("com.docker.compose.project", "shop", "com.docker.compose.service", "web"));
    }
}
