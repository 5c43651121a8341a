package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.START;
import static io.hullmark.engine.fixtures.Journal.told;
import static io.hullmark.engine.fixtures.Journal.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes by itself raises nobody, and nothing is lost by waiting. */
final class PatientFindingsTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration WHILE = Duration.ofSeconds(3);

    private final Journal journal = new Journal(Patience.STANDARD);
    private final Observed good = Observed.container("h1", "web");
    private final Observed bad = good.with("privileged", true);

    @BeforeEach
    void publish() {
        journal.publish("not-privileged container requires container.privileged is false");
    }

    @Test
    void shouldTellAtOnceWhatANewContainerBreaks() {
        assertThat(told(journal.add(bad.taken()))).containsExactly("opened not-privileged web");
    }

    @Test
    void shouldWaitUntilAChangeHasLasted() {
        journal.add(good.taken());
        var changed = journal.pass(MOMENT).add(bad.taken());
        var early = journal.pass(MOMENT).tick();
        var deadline = journal.fold().nextDeadline();

        var late = journal.pass(MOMENT).tick();

        assertThat(told(changed)).isEmpty();
        assertThat(told(early)).isEmpty();
        assertThat(deadline).contains(journal.now());
        assertThat(told(late)).containsExactly("opened not-privileged web");
        assertThat(transitions(late).get(0).evidence()).isNotEmpty();
        assertThat(transitions(late).get(0).firstSeen()).isEqualTo(START.plus(MOMENT));
        assertThat(transitions(late).get(0).episode().cause()).isEqualTo(new Cause(3, 2, FactKind.SNAPSHOT, ""));
        assertThat(journal.memory().pending().find(bad.key())).isEmpty();
    }

    @Test
    void shouldShowInThePostureWhatIsNotToldYet() {
        journal.add(good.taken());

        journal.add(bad.taken());

        assertThat(journal.verdict(bad.key(), "not-privileged")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldNotTellOfWhatWasTakenBackInAMoment() {
        journal.add(good.taken());
        journal.add(bad.taken());
        var back = journal.pass(MOMENT).add(good.taken());

        var later = journal.pass(WHILE).tick();

        assertThat(told(back)).isEmpty();
        assertThat(told(later)).isEmpty();
    }

    @Test
    void shouldTellOfAChangeThatLastedThoughNobodyLookedAtTheClock() {
        journal.add(good.taken());
        journal.add(bad.taken());

        var back = journal.pass(WHILE).add(good.taken());

        assertThat(told(back)).containsExactly("opened not-privileged web", "resolved FIXED not-privileged web");
        assertThat(transitions(back)).extracting(transition -> transition.id()).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellOfAChangeThatWasCutShortByTheContainersEnd() {
        journal.add(good.taken());
        journal.add(bad.taken());
        journal.pass(MOMENT).add(bad.did("destroy"));

        var later = journal.pass(Duration.ofSeconds(10)).tick();

        assertThat(told(later))
                .containsExactly("opened not-privileged web", "resolved SUBJECT_REMOVED not-privileged web");
    }

    @Test
    void shouldTellAtOnceWhatSomebodyDid() {
        journal.publish("no-exec container requires each container.execs id user isnt root");
        journal.add(good.taken());

        var outcomes = journal.add(Execs.started(good, "exec-1", "root"));

        assertThat(told(outcomes)).containsExactly("opened no-exec web exec-1");
    }

    @Test
    void shouldTellAtOnceWhatANewRuleFinds() {
        journal.add(bad.taken());
        journal.publish("not-privileged-again container requires container.privileged is false");

        assertThat(told(journal.slices())).containsExactly("opened not-privileged-again web");
    }

    @Test
    void shouldOpenWhatNobodyCanTellAnyMoreWhenItsTimeHasCome() {
        journal.add(good.taken());
        journal.add(bad.taken());
        journal.pass(MOMENT)
                .add(good.cutShort(Completeness.UNREADABLE, "identity").taken());

        var later = journal.pass(WHILE).tick();

        assertThat(told(later)).containsExactly("opened not-privileged web");
        assertThat(journal.memory().pending().find(bad.key())).isEmpty();
    }

    @Test
    void shouldSuppressWhatIsCoveredWhenItsTimeHasCome() {
        journal.add(good.taken());
        journal.add(new Fact.ExceptionDecided(Exceptions.ofRule("waiver", "not-privileged")));
        journal.add(bad.taken());

        var later = journal.pass(WHILE).tick();

        assertThat(told(later)).containsExactly("suppressed waiver not-privileged web");
    }

    @Test
    void shouldTellTheEndOfAFindingThatKeepsComingBackWhenItHasLasted() {
        for (int time = 0; time < 4; time++) {
            flap();
        }

        var quiet = journal.pass(Duration.ofMinutes(9)).heartbeat("h1", good);
        var later = journal.pass(Duration.ofMinutes(1)).tick();

        assertThat(told(journal.outcomes()).stream().filter(what -> what.startsWith("reopened")))
                .hasSize(3);
        assertThat(told(quiet)).isEmpty();
        assertThat(told(later)).containsExactly("resolved FIXED not-privileged web");
        assertThat(journal.memory().pending().find(bad.key())).isEmpty();
    }

    @Test
    void shouldSayNothingWhileAFindingFlaps() {
        for (int time = 0; time < 4; time++) {
            flap();
        }
        var before = told(journal.outcomes()).size();

        for (int time = 0; time < 100; time++) {
            flap();
        }

        assertThat(told(journal.outcomes())).hasSize(before);
        assertThat(transitions(journal.outcomes()).get(before - 1).message()).contains("back for the 3. time");
    }

    @Test
    void shouldForgetReturnsAfterAnHourOfPeace() {
        for (int day = 0; day < 10; day++) {
            journal.pass(Duration.ofDays(1));
            flap();
        }

        assertThat(told(journal.outcomes())).hasSize(20);
    }

    @Test
    void shouldGoOnAfterARestartWithWhatIsToBeTold() {
        journal.add(good.taken());
        journal.add(bad.taken());

        var later = journal.restart().pass(WHILE).tick();

        assertThat(told(later)).containsExactly("opened not-privileged web");
    }

    private void flap() {
        journal.pass(Duration.ofSeconds(20)).add(bad.taken());
        journal.pass(WHILE).tick();
        journal.pass(Duration.ofSeconds(20)).add(good.taken());
    }
}
