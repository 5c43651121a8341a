package io.hullmark.engine.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Attestations;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For how long a container kept a control, and how that is known. */
final class AssessmentFoldTest {
    private static final Observed CONFINED = Observed.container("h1", "a").with("privileged", false);
    private static final Observed PRIVILEGED = Observed.container("h1", "a").with("privileged", true);
    private static final String RULE = "not-privileged container requires container.privileged is false";

    private final Journal journal = new Journal();

    @Test
    void shouldCountHoursFromTheBeginOfTheSpanToItsEnd() {
        journal.publish(RULE);
        watch(CONFINED);
        var from = journal.now().plusSeconds(5);
        pass(10);
        watch(PRIVILEGED);
        pass(30);
        var to = watch(PRIVILEGED);

        var subject = subject(from, to, "not-privileged");

        assertThat(subject.times().lasted())
                .isEqualTo(Map.of(
                        ControlState.COMPLIANT, Duration.ofSeconds(5), ControlState.FAILING, Duration.ofSeconds(30)));
        assertThat(subject.times().compliance()).contains(new BigDecimal("14.28"));
        assertThat(subject.stretches()).extracting(Stretch::since).containsExactly(from, from.plusSeconds(5));
    }

    @Test
    void shouldShowWhatIsAcceptedAsNeitherKeptNorHidden() {
        journal.publish(RULE);
        watch(PRIVILEGED);
        var from = journal.now();
        journal.add(new Fact.ExceptionDecided(Exceptions.ofRule("x1", "not-privileged")));
        journal.slices();
        pass(20);
        var to = watch(PRIVILEGED);

        var assessment = Assessing.of(journal.entries(), from, to, Patience.NONE);
        var times = Assessing.control(assessment, ServingRules.own("not-privileged"))
                .times();

        assertThat(times.lasted()).isEqualTo(Map.of(ControlState.ACCEPTED, Duration.ofSeconds(20)));
        assertThat(times.compliance()).contains(new BigDecimal("0.00"));
        assertThat(assessment.exceptions()).singleElement().satisfies(life -> {
            assertThat(life.since()).isEqualTo(from);
            assertThat(life.until()).isEqualTo(Journal.START.plusSeconds(60));
        });
    }

    @Test
    void shouldShowWhatPeopleAttestAsNoCompliance() {
        journal.publish("asked container manual");
        watch(CONFINED);
        var from = journal.now();
        pass(10);
        journal.add(new Fact.Attested(Attestations.ofRule("a1", "asked")));
        journal.slices();
        pass(10);
        var to = watch(CONFINED);

        var times = subject(from, to, "asked").times();

        assertThat(times.lasted())
                .isEqualTo(Map.of(
                        ControlState.MANUAL, Duration.ofSeconds(10), ControlState.ATTESTED, Duration.ofSeconds(10)));
        assertThat(times.compliance()).isEmpty();
    }

    @Test
    void shouldCountARuleOnlyWhileItIsInForceAndNotAtAllInShadow() {
        journal.publish(RULE);
        journal.publish("shadow-privileged container requires container.privileged is false");
        watch(PRIVILEGED);
        var from = journal.now();
        pass(10);
        journal.withdraw("not-privileged");
        pass(10);
        var to = watch(PRIVILEGED);

        var assessment = Assessing.of(journal.entries(), from, to, Patience.NONE);

        assertThat(Assessing.control(assessment, ServingRules.own("not-privileged"))
                        .times()
                        .lasted())
                .isEqualTo(Map.of(ControlState.FAILING, Duration.ofSeconds(10)));
        assertThat(assessment.controls())
                .extracting(control -> control.control().id())
                .containsExactly("all-CONTAINER", "not-privileged");
        assertThat(assessment.findings())
                .extracting(life -> life.requirement().id().value())
                .containsExactly("not-privileged");
    }

    @Test
    void shouldKeepWhatTheContainerWasBeforeItCameBackApart() {
        journal.publish(RULE);
        watch(CONFINED);
        var from = journal.now();
        pass(10);
        journal.add(CONFINED.did("destroy"));
        journal.heartbeat("h1");
        pass(10);
        watch(CONFINED);
        pass(10);
        var to = watch(CONFINED);

        var subject = subject(from, to, "not-privileged");

        assertThat(subject.times().lasted()).isEqualTo(Map.of(ControlState.COMPLIANT, Duration.ofSeconds(20)));
        assertThat(subject.stretches()).hasSize(2);
    }

    @Test
    void shouldPutWhatComesInLateWhereItTookEffect() {
        journal.publish(RULE);
        watch(CONFINED);
        var from = journal.now();
        pass(10);
        watch(PRIVILEGED);
        pass(5);
        watch(CONFINED);
        pass(5);
        var to = watch(CONFINED);
        var entries = new ArrayList<>(journal.entries());
        entries.add(new JournalEntry(3, entries.size(), from.plusSeconds(5), PRIVILEGED.taken()));

        var assessment = Assessing.of(entries, from, to, Patience.NONE);

        assertThat(Assessing.control(assessment, ServingRules.own("not-privileged"))
                        .times()
                        .lasted())
                .isEqualTo(Map.of(
                        ControlState.COMPLIANT, Duration.ofSeconds(5), ControlState.FAILING, Duration.ofSeconds(15)));
    }

    @Test
    void shouldBeBlindWhereNobodyWatchedAndNameTheContactsAround() {
        journal.publish(RULE);
        watch(PRIVILEGED);
        var from = journal.now();
        pass(600);
        var to = watch(PRIVILEGED).plusSeconds(10);

        var assessment = Assessing.of(journal.entries(), from, to, Patience.NONE);

        assertThat(Assessing.control(assessment, ServingRules.own("not-privileged"))
                        .times()
                        .lasted())
                .isEqualTo(Map.of(
                        ControlState.BLIND, Duration.ofMinutes(10), ControlState.FAILING, Duration.ofSeconds(10)));
        assertThat(assessment.hosts()).singleElement().satisfies(host -> {
            assertThat(host.silent()).isEqualTo(Duration.ofMinutes(10));
            assertThat(host.spells())
                    .singleElement()
                    .satisfies(spell -> assertThat(spell.grounds()).hasSize(2));
        });
    }

    @Test
    void shouldLetNothingPassWhereSomethingMayHaveBeenMissed() {
        journal.publish(RULE);
        watch(CONFINED);
        var from = journal.now();
        pass(20);
        journal.add(new Fact.CoverageLost(
                "h1", from.plusSeconds(5), Optional.of(from.plusSeconds(8)), "STREAM_BROKEN", "", 0));
        var to = watch(CONFINED);

        var times = subject(from, to, "not-privileged").times();

        assertThat(times.lasted())
                .isEqualTo(Map.of(
                        ControlState.BLIND, Duration.ofSeconds(3), ControlState.COMPLIANT, Duration.ofSeconds(17)));
        assertThat(times.coverage()).contains(new BigDecimal("85.00"));
    }

    @Test
    void shouldLetNothingPassWhileTheAgentCanNotSeeItsEngine() {
        journal.publish(RULE);
        watch(CONFINED);
        var from = journal.now();
        pass(10);
        journal.add(engineLost());
        pass(5);
        journal.add(new Fact.HostPresent("h1", Journal.INTERVAL));
        pass(20);
        watch(CONFINED);
        pass(10);
        var to = watch(CONFINED);

        var assessment = Assessing.of(journal.entries(), from, to, Patience.NONE);

        assertThat(Assessing.control(assessment, ServingRules.own("not-privileged"))
                        .times()
                        .lasted())
                .isEqualTo(Map.of(
                        ControlState.COMPLIANT, Duration.ofSeconds(25), ControlState.BLIND, Duration.ofSeconds(20)));
        assertThat(assessment.hosts())
                .singleElement()
                .satisfies(host -> assertThat(host.gaps()).isEqualTo(Duration.ofSeconds(25)));
    }

    @Test
    void shouldShowAGapThatIsStillOpenAtTheEndOfTheSpan() {
        journal.publish(RULE);
        watch(CONFINED);
        var from = journal.now();
        pass(10);
        journal.add(engineLost());
        pass(20);
        journal.add(new Fact.HostPresent("h1", Journal.INTERVAL));
        var to = journal.now();
        pass(20);
        watch(CONFINED);

        var assessment = Assessing.of(journal.entries(), from, to, Patience.NONE);

        assertThat(assessment.hosts())
                .singleElement()
                .satisfies(host -> assertThat(host.spells()).singleElement().satisfies(spell -> {
                    assertThat(spell.kind()).isEqualTo(BlindSpell.Kind.GAP);
                    assertThat(spell.since()).isEqualTo(from.plusSeconds(10));
                    assertThat(spell.until()).isEqualTo(to);
                    assertThat(spell.grounds()).hasSize(1);
                }));
    }

    private Fact engineLost() {
        return new Fact.CoverageLost("h1", journal.now(), Optional.empty(), "STREAM_BROKEN", "engine gone", 0);
    }

    @Test
    void shouldTakeHeartbeatsThatComeInTimeForOneStretch() {
        var contacts = new HostContacts(Journal.START);
        for (int beat = 0; beat < 1_000; beat++) {
            var at = Journal.START.plus(Journal.INTERVAL.multipliedBy(beat));
            contacts.heard(
                    new Fact.HostHeard("h1", Journal.INTERVAL, Map.of()),
                    at,
                    new Ground("facts", 0, beat, beat, "hash" + beat));
        }

        var last = Journal.START.plus(Journal.INTERVAL.multipliedBy(999));

        assertThat(contacts.foundOut(last)).singleElement().satisfies(tail -> {
            assertThat(tail.since())
                    .isEqualTo(last.plus(Journal.INTERVAL.multipliedBy(2)).plusSeconds(1));
            assertThat(tail.grounds()).extracting(Ground::offset).containsExactly(999L);
        });
    }

    @Test
    void shouldEndASilenceByContactsThatComeInLate() {
        var contacts = new HostContacts(Journal.START);
        for (int seconds : new int[] {0, 30, 150, 180, 90, 60}) {
            contacts.heard(
                    new Fact.HostHeard("h1", Journal.INTERVAL, Map.of()),
                    Journal.START.plusSeconds(seconds),
                    new Ground("facts", 0, seconds, seconds, "hash" + seconds));
        }

        assertThat(contacts.foundOut(Journal.START.plusSeconds(180)))
                .extracting(BlindSpell::since)
                .containsExactly(Journal.START.plusSeconds(241));
    }

    @Test
    void shouldSayOncePerPartitionWhatAllPartitionsWereTold() {
        journal.publish(RULE);
        watch(PRIVILEGED);
        journal.add(new Fact.ExceptionDecided(Exceptions.ofRule("x1", "not-privileged")));
        journal.add(new Fact.ExceptionRevoked("x1"));
        journal.add(new Fact.ExceptionDecided(Exceptions.ofRule("x1", "not-privileged")));
        pass(10);
        var to = watch(PRIVILEGED);
        var one = Assessing.of(journal.entries(), Journal.START, to, Patience.NONE);

        var both = Assessment.of(List.of(one, one));

        assertThat(both.exceptions()).isEqualTo(one.exceptions()).hasSize(1);
        assertThat(both.controls()).hasSameSizeAs(one.controls());
    }

    private AssessedSubject subject(Instant from, Instant to, String rule) {
        var assessment = Assessing.of(journal.entries(), from, to, Patience.NONE);
        var subjects = Assessing.control(assessment, ServingRules.own(rule)).subjects();
        assertThat(subjects).hasSize(1);
        assertThat(subjects.get(0).subject().key()).isEqualTo(ObjectKey.container("h1", "a"));
        return subjects.get(0);
    }

    /** The container is seen so, the host is heard, and all rules are applied. */
    private Instant watch(Observed container) {
        journal.add(container.taken());
        journal.heartbeat("h1", container);
        journal.slices();
        return journal.now();
    }

    private void pass(int seconds) {
        journal.pass(Duration.ofSeconds(seconds));
    }
}
