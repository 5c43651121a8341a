package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.START;
import static io.hullmark.engine.fixtures.Journal.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.fixtures.Attestations;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AttestationLivesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Attestation LOOKED = Attestations.ofRule("looked", "asked");

    private final Journal journal = new Journal();
    private final Observed web =
            Observed.container("h1", "web").with("privileged", true).with("state", "running");

    @BeforeEach
    void publish() {
        journal.publish("asked container manual when container.state is running");
    }

    @Test
    void shouldTellWhoAttestsWhatARuleAsksForAndLeaveItManual() {
        attest(LOOKED);

        journal.add(web.taken());

        assertThat(journal.verdict(web.key(), "asked")).isEqualTo(Verdict.MANUAL);
        assertThat(journal.detail(web.key(), "asked")).isEqualTo("ask a person");
        assertThat(journal.attestation(web.key(), "asked")).contains(LOOKED);
    }

    @Test
    void shouldTellItOfASubjectThatIsThereAlready() {
        journal.add(web.taken());

        var outcomes = attest(LOOKED);

        assertThat(outcomes).hasSize(1);
        assertThat(journal.attestation(web.key(), "asked")).contains(LOOKED);
    }

    @Test
    void shouldEndByItselfThoughNothingElseHappens() {
        attest(LOOKED);
        journal.add(web.taken());
        var deadline = journal.fold().nextDeadline();
        journal.pass(MINUTE).tick();

        var outcomes = journal.slices();

        assertThat(deadline).hasValue(START.plus(MINUTE));
        assertThat(outcomes).hasSize(1);
        assertThat(journal.attestation(web.key(), "asked")).isEmpty();
    }

    @Test
    void shouldEndWhenItIsTakenBack() {
        attest(LOOKED);
        journal.add(web.taken());

        journal.add(new Fact.AttestationRevoked("looked"));
        journal.slices();

        assertThat(journal.attestation(web.key(), "asked")).isEmpty();
    }

    @Test
    void shouldBeginWhenItsTimeHasCome() {
        journal.add(web.taken());
        var early = attest(Attestations.between(LOOKED, START.plus(MINUTE), START.plus(MINUTE.multipliedBy(2))));
        var deadline = journal.fold().nextDeadline();
        journal.pass(MINUTE).tick();

        journal.slices();

        assertThat(early).isEmpty();
        assertThat(deadline).hasValue(START.plus(MINUTE));
        assertThat(journal.attestation(web.key(), "asked")).isPresent();
    }

    @Test
    void shouldTellWhenItIsProlonged() {
        attest(LOOKED);
        journal.add(web.taken());
        var prolonged = Attestations.between(LOOKED, START, START.plus(MINUTE.multipliedBy(3)));

        var outcomes = attest(prolonged);
        journal.pass(MINUTE).tick();

        assertThat(outcomes).hasSize(1);
        assertThat(journal.slices()).isEmpty();
        assertThat(journal.attestation(web.key(), "asked")).contains(prolonged);
    }

    @Test
    void shouldChooseTheOneThatHoldsLongest() {
        var longer =
                Attestations.between(Attestations.ofRule("longer", "asked"), START, START.plus(MINUTE.multipliedBy(2)));
        journal.add(web.taken());

        attest(longer);
        attest(LOOKED);

        assertThat(journal.attestation(web.key(), "asked")).contains(longer);
    }

    @Test
    void shouldSayNothingOfARuleThatDecides() {
        journal.publish("not-privileged container requires container.privileged is false");
        journal.publish("no-new container requires container.effective.noNewPrivileges is true");

        attest(Attestations.of(
                "flat", Exceptions.scope(List.of("not-privileged", "no-new"), List.of(), List.of(), List.of())));
        var outcomes = journal.add(web.taken());

        assertThat(told(outcomes)).containsExactly("opened not-privileged web");
        assertThat(journal.verdict(web.key(), "no-new")).isEqualTo(Verdict.UNKNOWN);
        assertThat(journal.attestation(web.key(), "not-privileged")).isEmpty();
        assertThat(journal.attestation(web.key(), "no-new")).isEmpty();
    }

    @Test
    void shouldSayNothingWhereTheRuleDoesNotApply() {
        attest(LOOKED);
        journal.add(web.taken());

        journal.add(web.with("state", "exited").taken());

        assertThat(journal.verdict(web.key(), "asked")).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(journal.attestation(web.key(), "asked")).isEmpty();
    }

    @Test
    void shouldSpeakOnlyOfTheSubjectsThatWereLookedAt() {
        attest(Attestations.of("looked", Exceptions.scope(List.of("asked"), List.of("h1"), List.of("web"), List.of())));

        journal.add(
                web.taken(),
                Observed.container("h1", "other").with("state", "running").taken(),
                Observed.container("h2", "web").with("state", "running").taken());

        assertThat(journal.attestation(web.key(), "asked")).isPresent();
        assertThat(journal.attestation(Observed.container("h1", "other").key(), "asked"))
                .isEmpty();
        assertThat(journal.attestation(Observed.container("h2", "web").key(), "asked"))
                .isEmpty();
    }

    @Test
    void shouldFollowASubjectThatIsNamedOtherwise() {
        attest(Attestations.of("looked", Exceptions.scope(List.of("asked"), List.of(), List.of("web"), List.of())));
        journal.add(web.taken());

        journal.add(web.with("name", "shop").taken());

        assertThat(journal.attestation(web.key(), "asked")).isEmpty();
    }

    @Test
    void shouldNotComeBackWhenAnObservationComesLate() {
        attest(LOOKED);
        journal.add(web.taken());
        journal.pass(MINUTE).tick();
        journal.slices();
        journal.pass(MINUTE.negated());

        journal.add(web.with("name", "shop").taken());

        assertThat(journal.attestation(web.key(), "asked")).isEmpty();
    }

    @Test
    void shouldBeRememberedOverARestart() {
        attest(LOOKED);
        journal.add(web.taken());

        journal.restart().pass(MINUTE).tick();
        var outcomes = journal.slices();

        assertThat(outcomes).hasSize(1);
        assertThat(journal.attestation(web.key(), "asked")).isEmpty();
    }

    @Test
    void shouldTakeNoNoticeOfOneThatHasEndedBefore() {
        journal.add(web.taken());
        journal.pass(MINUTE);

        var outcomes = attest(LOOKED);

        assertThat(outcomes).isEmpty();
        assertThat(journal.fold().sliceDue()).isFalse();
    }

    @Test
    void shouldTakeNoNoticeOfAnAcknowledgementOfAFindingThatNobodyKnows() {
        journal.add(web.taken());

        var outcomes = journal.add(new Fact.Acknowledged("0".repeat(32), "h1", "alice", "on it", START));

        assertThat(outcomes).isEmpty();
    }

    private List<Outcome> attest(Attestation attestation) {
        journal.add(new Fact.Attested(attestation));
        return journal.slices();
    }
}
