package io.hullmark.engine.journal;

import static io.hullmark.engine.fixtures.Journal.INTERVAL;
import static io.hullmark.engine.fixtures.Journal.START;
import static io.hullmark.engine.fixtures.Journal.told;
import static io.hullmark.engine.fixtures.Journal.transitions;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.fixtures.Journal;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CoverageTest {
    private static final Duration TWO_INTERVALS = INTERVAL.multipliedBy(2).plusSeconds(1);

    private final Journal journal = new Journal();
    private final Observed host = Observed.host("h1");
    private final Observed image = Observed.image("h1", "sha256:web1", "web:1");
    private final Observed web = Observed.container("h1", "web");
    private final Observed bad = web.with("privileged", true);

    @BeforeEach
    void publishRules() {
        journal.publish("not-privileged container requires container.privileged is false");
        journal.publish("image-of-user image requires image.user isnt root");
        journal.publish("no-experiments host requires host.experimental is false");
        journal.publish("heard host requires host.coverage.silent is false");
        journal.publish("covered host requires host.coverage.complete is true");
    }

    @Test
    void shouldSayNothingOfASilentHostButThatItIsSilent() {
        journal.add(host.taken(), image.taken(), bad.taken());
        journal.heartbeat("h1", host, image, bad);

        var outcomes = journal.pass(TWO_INTERVALS).tick();

        assertThat(told(outcomes)).containsExactly("opened heard h1");
        assertThat(transitions(outcomes).get(0).cause().kind()).isEqualTo(FactKind.TICK);
        assertThat(journal.posture(web.key())).isEqualTo(Map.of("not-privileged", Verdict.UNKNOWN));
        assertThat(journal.posture(image.key())).isEqualTo(Map.of("image-of-user", Verdict.UNKNOWN));
        assertThat(journal.posture(host.key()))
                .isEqualTo(Map.of("no-experiments", Verdict.UNKNOWN, "heard", Verdict.FAIL, "covered", Verdict.PASS));
        assertThat(journal.detail(web.key(), "not-privileged"))
                .isEqualTo("the host has been silent since 2026-11-21T12:00:00Z");
    }

    @Test
    void shouldKnowWhoIsSilentOrWasNeverSeen() {
        journal.publish("named host requires host.id is h1");
        journal.heartbeat("h1");
        var unseen = journal.verdict(host.key(), "named");

        journal.add(host.taken());
        journal.pass(TWO_INTERVALS).tick();

        assertThat(unseen).isEqualTo(Verdict.PASS);
        assertThat(journal.verdict(host.key(), "named")).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldJudgeAgainWhenASilentHostReturns() {
        journal.add(host.taken(), image.taken(), bad.taken());
        journal.heartbeat("h1", host, image, bad);
        journal.pass(TWO_INTERVALS).tick();

        var outcomes = journal.pass(Duration.ofSeconds(1)).heartbeat("h1", host, image, bad);

        assertThat(told(outcomes)).containsExactly("resolved FIXED heard h1");
        assertThat(journal.verdict(web.key(), "not-privileged")).isEqualTo(Verdict.FAIL);
        assertThat(journal.verdict(image.key(), "image-of-user")).isEqualTo(Verdict.PASS);
        assertThat(journal.verdict(host.key(), "no-experiments")).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldNoticeWhatChangedDuringASilence() {
        journal.add(host.taken(), image.taken(), bad.taken());
        journal.pass(Duration.ofHours(1)).tick();

        var outcomes = journal.pass(Duration.ofSeconds(1)).add(web.taken());

        assertThat(told(outcomes)).containsExactly("resolved FIXED heard h1", "resolved FIXED not-privileged web");
    }

    @Test
    void shouldNotTakeOldNewsForAReturn() {
        journal.heartbeat("h1");
        journal.pass(Duration.ofHours(1)).tick();

        var outcomes = journal.pass(Duration.ofMinutes(-30)).heartbeat("h1");

        assertThat(outcomes).isEmpty();
        assertThat(journal.verdict(host.key(), "heard")).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldSayWhenTheNextHostWillBeSilent() {
        journal.heartbeat("h2");
        journal.pass(Duration.ofSeconds(5)).heartbeat("h1");

        assertThat(journal.fold().nextDeadline()).contains(START.plus(TWO_INTERVALS));

        journal.pass(TWO_INTERVALS.minusSeconds(5)).tick();

        assertThat(journal.fold().nextDeadline()).contains(START.plusSeconds(5).plus(TWO_INTERVALS));
        assertThat(journal.verdict(ObjectKey.host("h2"), "heard")).isEqualTo(Verdict.FAIL);
        assertThat(journal.verdict(ObjectKey.host("h1"), "heard")).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldTellNothingOfATickBeforeTheDeadline() {
        journal.heartbeat("h1");

        var outcomes = journal.pass(TWO_INTERVALS.minusMillis(1)).tick();

        assertThat(outcomes).isEmpty();
    }

    @Test
    void shouldNoticeTheSilenceOfAHostThatNeverSentAHeartbeat() {
        journal.add(web.taken());

        var outcomes = journal.pass(Duration.ofMinutes(3)).tick();

        assertThat(told(outcomes)).containsExactly("opened heard h1");
    }

    @Test
    void shouldDoubtAnObjectWhoseDigestIsNotOurs() {
        journal.add(host.taken(), image.taken(), web.taken());

        journal.heartbeat("h1", host, image, bad);

        assertThat(journal.verdict(web.key(), "not-privileged")).isEqualTo(Verdict.UNKNOWN);
        assertThat(journal.detail(web.key(), "not-privileged")).isEqualTo("a snapshot of this object is outstanding");
        assertThat(journal.verdict(image.key(), "image-of-user")).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldJudgeADoubtfulObjectWhenItsSnapshotArrives() {
        journal.add(host.taken(), image.taken(), web.taken());
        journal.heartbeat("h1", host, image, bad);

        var outcomes = journal.add(bad.taken());

        assertThat(told(outcomes)).containsExactly("opened not-privileged web");
    }

    @Test
    void shouldTrustAnObjectAgainThatTheNextHeartbeatConfirms() {
        journal.add(host.taken(), image.taken(), web.taken());
        journal.heartbeat("h1", host, image, bad);

        journal.heartbeat("h1", host, image, web);

        assertThat(journal.verdict(web.key(), "not-privileged")).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldDoubtTheHostItself() {
        journal.add(host.taken());

        journal.heartbeat("h1", host.with("experimental", true));

        assertThat(journal.verdict(host.key(), "no-experiments")).isEqualTo(Verdict.UNKNOWN);
        assertThat(journal.verdict(host.key(), "heard")).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldKnowOfAnObjectThatIsOnlyListed() {
        journal.add(host.taken());

        journal.heartbeat("h1", host, web);

        assertThat(journal.posture(web.key())).isEqualTo(Map.of("not-privileged", Verdict.UNKNOWN));
    }

    @Test
    void shouldForgetAnObjectThatIsNoLongerListed() {
        journal.add(host.taken(), bad.taken());

        var outcomes = journal.heartbeat("h1", host);

        assertThat(told(outcomes)).containsExactly("resolved SUBJECT_REMOVED not-privileged web");
        assertThat(journal.posture(web.key())).isEmpty();
    }

    @Test
    void shouldKeepTheHostThatAHeartbeatDoesNotList() {
        journal.add(host.taken(), web.taken());

        var outcomes = journal.heartbeat("h1", web);

        assertThat(outcomes).isEmpty();
    }

    @Test
    void shouldClaimNoFullCoverageUntilAHeartbeatProvesIt() {
        journal.add(host.taken(), web.taken());

        var lost = journal.gap("h1", "STREAM_BROKEN");
        var unproved = journal.heartbeat("h1", host, bad);
        var caughtUp = journal.add(bad.taken());
        var proved = journal.heartbeat("h1", host, bad);

        assertThat(told(lost)).containsExactly("opened covered h1");
        assertThat(transitions(lost).get(0).cause().kind()).isEqualTo(FactKind.COVERAGE_GAP);
        assertThat(told(unproved)).isEmpty();
        assertThat(told(caughtUp)).containsExactly("opened not-privileged web");
        assertThat(told(proved)).containsExactly("resolved FIXED covered h1");
    }

    @Test
    void shouldSayThatAHoleInTheSequenceIsTheCause() {
        journal.add(host.taken());

        var lost = journal.gap("h1", "SEQUENCE_HOLE");

        assertThat(transitions(lost).get(0).cause().kind()).isEqualTo(FactKind.SEQUENCE_HOLE);
    }

    @Test
    void shouldNotCallAHeartbeatOfAnotherHostsObjectsWrong() {
        journal.add(host.taken(), web.taken());

        var outcomes = journal.heartbeat("h1", host, web, Observed.container("h2", "foreign"));

        assertThat(outcomes).isEmpty();
    }

    @Test
    void shouldNotPassAContainerThatWasGoneBeforeItCouldBeInspected() {
        journal.add(web.cutShort(Completeness.GONE, "identity").taken());

        assertThat(journal.verdict(web.key(), "not-privileged")).isEqualTo(Verdict.UNKNOWN);
        assertThat(journal.detail(web.key(), "not-privileged"))
                .isEqualTo("the object was gone before it could be inspected");
    }
}
