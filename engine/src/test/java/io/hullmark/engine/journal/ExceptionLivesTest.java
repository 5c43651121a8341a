package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.START;
import static io.hullmark.engine.fixtures.Journal.told;
import static io.hullmark.engine.fixtures.Journal.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.findings.Transition.Kind;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExceptionLivesTest {
    private static final PolicyException WAIVER = Exceptions.ofRule("waiver", "not-privileged");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Journal journal = new Journal();
    private final Observed web = Observed.container("h1", "web").with("privileged", true);

    @BeforeEach
    void publish() {
        journal.publish("not-privileged container requires container.privileged is false");
    }

    @Test
    void shouldSuppressAFindingFromItsFirstMoment() {
        decide(WAIVER);

        var outcomes = journal.add(web.taken());

        assertThat(told(outcomes)).containsExactly("suppressed waiver not-privileged web");
        assertThat(transitions(outcomes).get(0).evidence())
                .containsExactly(new Evidence("container.privileged", "true", "is false"));
        assertThat(journal.suppressed(web.key(), "not-privileged")).isEqualTo(Map.of("", "waiver"));
    }

    @Test
    void shouldSuppressAFindingThatIsOpenAlready() {
        journal.add(web.taken());

        var outcomes = decide(WAIVER);

        assertThat(told(outcomes)).containsExactly("suppressed waiver not-privileged web");
        assertThat(transitions(outcomes).get(0).number()).isEqualTo(2);
        assertThat(transitions(outcomes).get(0).cause().kind()).isEqualTo(FactKind.SLICE);
        assertThat(journal.suppressed(web.key(), "not-privileged")).isEqualTo(Map.of("", "waiver"));
    }

    @Test
    void shouldOpenAFindingAgainWhenItsExceptionExpiresThoughNothingElseHappens() {
        decide(WAIVER);
        journal.add(web.taken());
        var deadline = journal.fold().nextDeadline();
        journal.pass(MINUTE).tick();

        var outcomes = journal.slices();

        assertThat(deadline).hasValue(START.plus(MINUTE));
        assertThat(told(outcomes)).containsExactly("reopened not-privileged web");
        assertThat(transitions(outcomes).get(0).message())
                .isEqualTo("container.privileged is true (exception 'waiver' no longer covers it)");
        assertThat(transitions(outcomes).get(0).evidence())
                .containsExactly(new Evidence("container.privileged", "true", "is false"));
        assertThat(journal.suppressed(web.key(), "not-privileged")).isEmpty();
    }

    @Test
    void shouldOpenAFindingAgainWhenItsExceptionIsRevoked() {
        decide(WAIVER);
        journal.add(web.taken());

        journal.add(new Fact.ExceptionRevoked("waiver"));

        assertThat(told(journal.slices())).containsExactly("reopened not-privileged web");
    }

    @Test
    void shouldBeginWhenItsTimeHasCome() {
        journal.add(web.taken());
        var early = decide(Exceptions.between(WAIVER, START.plus(MINUTE), START.plus(MINUTE.multipliedBy(2))));
        var deadline = journal.fold().nextDeadline();
        journal.pass(MINUTE).tick();

        var outcomes = journal.slices();

        assertThat(early).isEmpty();
        assertThat(deadline).hasValue(START.plus(MINUTE));
        assertThat(told(outcomes)).containsExactly("suppressed waiver not-privileged web");
    }

    @Test
    void shouldResolveASuppressedFindingThatIsFixed() {
        decide(WAIVER);
        journal.add(web.taken());

        var outcomes = journal.add(web.with("privileged", false).taken());

        assertThat(told(outcomes)).containsExactly("resolved FIXED not-privileged web");
        assertThat(journal.suppressed(web.key(), "not-privileged")).isEmpty();
    }

    @Test
    void shouldResolveASuppressedFindingWhoseSubjectIsGone() {
        decide(WAIVER);
        journal.add(web.taken());

        var outcomes = journal.add(web.did("destroy"));

        assertThat(told(outcomes)).containsExactly("resolved SUBJECT_REMOVED not-privileged web");
    }

    @Test
    void shouldOpenAFindingAgainThoughItsRuleCanNotTellNow() {
        decide(WAIVER);
        journal.add(web.taken());
        var hung = journal.add(web.cutShort(Completeness.UNREADABLE).taken());
        journal.pass(MINUTE).tick();

        var outcomes = journal.slices();

        assertThat(told(hung)).isEmpty();
        assertThat(told(outcomes)).containsExactly("reopened not-privileged web");
        assertThat(transitions(outcomes).get(0).message())
                .startsWith("the rule can't decide now, and failed when it last could");
    }

    @Test
    void shouldNotTellOfAnExceptionThatIsProlonged() {
        decide(WAIVER);
        journal.add(web.taken());
        var prolonged = decide(Exceptions.until(WAIVER, START.plus(MINUTE.multipliedBy(3))));
        journal.pass(MINUTE).tick();

        assertThat(told(prolonged)).isEmpty();
        assertThat(told(journal.slices())).isEmpty();
    }

    @Test
    void shouldStayWithTheExceptionThatCoversAFindingUntilItEndsAndThenFindAnother() {
        decide(WAIVER);
        journal.add(web.taken());
        var second = decide(
                Exceptions.until(Exceptions.ofRule("second", "not-privileged"), START.plus(MINUTE.multipliedBy(2))));
        journal.pass(MINUTE).tick();

        var outcomes = journal.slices();

        assertThat(told(second)).isEmpty();
        assertThat(told(outcomes)).containsExactly("suppressed second not-privileged web");
        assertThat(transitions(outcomes).get(0).kind()).isEqualTo(new Kind.Suppressed("second"));
    }

    @Test
    void shouldSuppressSingleElements() {
        journal.publish("no-etc container requires each container.mounts destination source isnt /etc");
        decide(Exceptions.of("waiver", Exceptions.scope(List.of("no-etc"), List.of(), List.of(), List.of("/x*"))));

        var outcomes = journal.add(Observed.container("h1", "web")
                .with("mounts", List.of(mount("/x1"), mount("/y")))
                .taken());

        assertThat(told(outcomes)).containsExactly("suppressed waiver no-etc web /x1", "opened no-etc web /y");
        assertThat(journal.suppressed(web.key(), "no-etc")).isEqualTo(Map.of("/x1", "waiver"));
    }

    @Test
    void shouldLeaveWhatIsOpenToTheSweepAndCoverWhatIsNew() {
        journal.publish("no-etc container requires each container.mounts destination source isnt /etc");
        journal.add(web.with("mounts", List.of(mount("/x"))).taken());
        journal.add(new Fact.ExceptionDecided(Exceptions.ofRule("waiver", "no-etc")));

        var early = journal.add(
                web.with("mounts", List.of(mount("/x"), mount("/y"))).taken());
        var swept = journal.slices();

        assertThat(told(early)).containsExactly("suppressed waiver no-etc web /y");
        assertThat(told(swept)).containsExactly("suppressed waiver no-etc web /x");
    }

    @Test
    void shouldFollowASubjectThatIsNamedOtherwise() {
        decide(Exceptions.of("waiver", Exceptions.scope(List.of(), List.of(), List.of("web"), List.of())));
        journal.add(web.taken());

        var renamed = journal.add(web.with("name", "shop").taken());
        var named = journal.add(web.taken());

        assertThat(told(renamed)).containsExactly("reopened not-privileged web");
        assertThat(told(named)).containsExactly("suppressed waiver not-privileged web");
    }

    @Test
    void shouldNotComeBackWhenAnObservationComesLate() {
        decide(WAIVER);
        journal.add(web.taken());
        journal.pass(MINUTE).tick();
        journal.slices();
        journal.pass(MINUTE.negated());

        var outcomes = journal.add(web.with("capAdd", List.of("NET_ADMIN")).taken());

        assertThat(told(outcomes)).isEmpty();
    }

    @Test
    void shouldNotCoverWhatIsSeenAfterItsEndThoughNoTickHasCome() {
        decide(WAIVER);
        journal.add(web.taken());
        journal.pass(MINUTE);

        var held = journal.add(web.with("capAdd", List.of("NET_ADMIN")).taken());
        var fresh = journal.add(
                Observed.container("h1", "other").with("privileged", true).taken());

        assertThat(told(held)).isEmpty();
        assertThat(told(fresh)).containsExactly("opened not-privileged other");
    }

    @Test
    void shouldBeRememberedOverARestart() {
        decide(WAIVER);
        journal.add(web.taken());

        journal.restart().pass(MINUTE).tick();

        assertThat(told(journal.slices())).containsExactly("reopened not-privileged web");
    }

    @Test
    void shouldTakeNoNoticeOfOneThatHasEndedBefore() {
        journal.add(web.taken());
        journal.pass(MINUTE);

        var outcomes = decide(WAIVER);

        assertThat(outcomes).isEmpty();
        assertThat(journal.fold().sliceDue()).isFalse();
    }

    private List<Outcome> decide(PolicyException exception) {
        journal.add(new Fact.ExceptionDecided(exception));
        return journal.slices();
    }

    private static Struct mount(String destination) {
        return Struct.of(ContainerFacts.MOUNT)
                .set("source", "/etc")
                .set("destination", destination)
                .build();
    }
}
