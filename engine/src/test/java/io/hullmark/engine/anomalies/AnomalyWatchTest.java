package io.hullmark.engine.anomalies;

import static io.hullmark.engine.anomalies.Watched.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.anomalies.Notice.Anomaly;
import io.hullmark.engine.anomalies.Notice.Common;
import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.fixtures.Exceptions;
import io.hullmark.engine.fixtures.Observed;
import io.hullmark.engine.rules.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of containers that behave unlike themselves. */
final class AnomalyWatchTest {
    private static final Observed WEB = Watched.container("h1", 1, "web");
    private static final int LEARNED = DAY + 60;

    private final Watched site = new Watched();

    @Test
    void shouldTellWhenAContainerBecomesBusyAndWhenItIsOver() {
        var web = site.runs(WEB);
        site.pass(LEARNED);
        web.with(Metric.CPU, 3);
        site.pass(10);
        web.asUsual();
        site.pass(5);

        assertThat(site.told())
                .containsExactly(
                        "OPENED CPU SPIKE web", "UPDATED CPU LEVEL_SHIFT web", "CLOSED(OVER) CPU LEVEL_SHIFT web");
        var opened = site.anomalies().get(0);
        assertThat(site.anomalies()).allSatisfy(told -> {
            assertThat(told.id()).isEqualTo(opened.id()).hasSize(32);
            assertThat(told.origin()).isEqualTo(WEB.key());
        });
        assertThat(site.anomalies()).extracting(Anomaly::transition).containsExactly(1, 2, 3);
        assertThat(opened.lead().value()).isBetween(2.5, 3.5);
        assertThat(opened.lead().low()).isLessThan(0.5);
        assertThat(opened.lead().high()).isBetween(0.5, 1.5);
        assertThat(opened.lead().score()).isBetween(0.8, 1.0);
        assertThat(opened.lead().baseline().learned()).isBetween(Duration.ofHours(24), Duration.ofHours(26));
        assertThat(opened.lead().baseline().samples()).isBetween(DAY - 60, DAY + 60);
    }

    @Test
    void shouldTellOfALevelThatStaysThatItBecameUsual() {
        var web = site.runs(WEB);
        site.pass(LEARNED);
        web.with(Metric.MEMORY, 9e8);
        site.pass(90);

        assertThat(site.told()).last().isEqualTo("CLOSED(BECAME_USUAL) MEMORY LEVEL_SHIFT web");
    }

    @Test
    void shouldSayUntilWhenAContainerCanNotBeJudged() {
        var web = site.runs(WEB);
        site.pass(600);
        web.with(Metric.CPU, 3);
        site.pass(10);

        assertThat(site.told()).isEmpty();
        assertThat(site.learning()).singleElement().satisfies(learning -> {
            assertThat(learning.subject().name()).isEqualTo("web");
            assertThat(learning.outlook().until().orElseThrow())
                    .isBetween(
                            Watched.START.plus(Duration.ofHours(24)), Watched.START.plus(Duration.ofMinutes(DAY + 2)));
        });
    }

    @Test
    void shouldSayThatAContainerWentBeforeItCouldBeJudged() {
        site.runs(WEB);
        site.runs(Watched.container("h1", 2, "other"));
        site.pass(10);
        site.removes(WEB);
        site.apply(new Fact.Ticked(site.now().plus(Duration.ofMinutes(1))));
        site.pass(2);

        assertThat(site.learning()).last().satisfies(learning -> {
            assertThat(learning.subject().name()).isEqualTo("web");
            assertThat(learning.outlook()).isEqualTo(Outlook.GONE);
        });
    }

    @Test
    void shouldSayWhenAContainerCanBeJudged() {
        site.runs(WEB);
        site.pass(LEARNED);

        assertThat(site.learning())
                .extracting(learning -> learning.outlook().phase())
                .containsExactly(Outlook.Phase.LEARNING, Outlook.Phase.JUDGED);
        var promised = site.learning().get(0).outlook().until().orElseThrow();
        assertThat(Duration.between(promised, site.learning().get(1).at()).abs())
                .isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void shouldJudgeARedeployedContainerByWhatItsWorkloadHasLearned() {
        site.runs(WEB);
        site.pass(LEARNED);
        site.removes(WEB);
        var again = site.runs(Watched.container("h1", 2, "web").with("image", "web:2"));
        site.pass(60);

        assertThat(site.told()).isEmpty();

        again.with(Metric.CPU, 3);
        site.pass(5);

        assertThat(site.told()).containsExactly("OPENED CPU SPIKE web", "UPDATED CPU LEVEL_SHIFT web");
        assertThat(site.anomalies().get(0).lead().baseline().containers()).isEqualTo(2);
        assertThat(site.learning().get(2).outlook().until().orElseThrow())
                .isBefore(site.now().minus(Duration.ofMinutes(30)));
    }

    @Test
    void shouldJudgeOnAnotherHostWhatWasLearnedOnTheFirst() {
        site.runs(WEB);
        site.pass(LEARNED);
        var other = site.runs(Watched.container("h2", 2, "web"));
        site.pass(40);
        other.with(Metric.PIDS, 900);
        site.pass(5);

        assertThat(site.told()).first().isEqualTo("OPENED PIDS SPIKE web");
    }

    @Test
    void shouldSayNothingOfAStartAndCloseWhatWasOpen() {
        var web = site.runs(WEB);
        site.pass(LEARNED);
        web.with(Metric.CPU, 3);
        site.pass(5);
        web.restart();
        site.pass(20);

        assertThat(site.told()).last().isEqualTo("CLOSED(RESTARTED) CPU LEVEL_SHIFT web");
        assertThat(site.anomalies()).hasSize(3);
    }

    @Test
    void shouldCloseWhatIsOpenOnAContainerThatIsGone() {
        var web = site.runs(WEB);
        site.runs(Watched.container("h1", 2, "other"));
        site.pass(LEARNED);
        web.with(Metric.CPU, 3);
        site.pass(5);
        site.removes(WEB);
        site.pass(1);

        assertThat(site.told()).last().isEqualTo("CLOSED(SUBJECT_GONE) CPU LEVEL_SHIFT web");
        assertThat(site.kept().anomalies().find(site.anomalies().get(0).id())).isEmpty();
    }

    @Test
    void shouldCloseWhatIsOpenOnAContainerThatIsNotMeasuredAnyMore() {
        var web = site.runs(WEB);
        site.runs(Watched.container("h1", 2, "other"));
        site.pass(LEARNED);
        web.with(Metric.CPU, 3);
        site.pass(5);
        site.loses(WEB);
        site.pass(7);

        assertThat(site.told()).last().isEqualTo("CLOSED(SILENT) CPU LEVEL_SHIFT web");
    }

    @Test
    void shouldCloseWhatIsOpenOnAHostThatFellSilentOrIsRetired() {
        var web = site.runs(WEB);
        var other = site.runs(Watched.container("h2", 2, "other"));
        site.pass(LEARNED);
        web.with(Metric.CPU, 3);
        other.with(Metric.PIDS, 900);
        site.pass(5);
        site.apply(new Fact.Removed(ObjectKey.host("h2"), site.now(), site.now()));
        site.silence(1);
        site.silence(6);

        assertThat(site.told().subList(4, 6))
                .containsExactly("CLOSED(SUBJECT_GONE) PIDS LEVEL_SHIFT other", "CLOSED(SILENT) CPU LEVEL_SHIFT web");
        assertThat(site.kept().behaviours().find("h2")).isEmpty();
    }

    @Test
    void shouldSuppressAnAnomalyWhileItsExceptionHolds() {
        var web = site.runs(WEB);
        site.pass(LEARNED);
        site.apply(accepted("anomaly-spike", "anomaly-level-shift"));
        web.with(Metric.CPU, 3);
        site.pass(5);
        site.apply(new Fact.ExceptionRevoked("e1"));
        site.pass(1);

        assertThat(site.told())
                .containsExactly(
                        "SUPPRESSED CPU SPIKE web", "SUPPRESSED CPU LEVEL_SHIFT web", "OPENED CPU LEVEL_SHIFT web");
        assertThat(site.anomalies())
                .extracting(told -> told.exception().orElse("none"))
                .containsExactly("e1", "e1", "none");
    }

    @Test
    void shouldOnlySuppressTheMetricThatAnExceptionNames() {
        var web = site.runs(WEB);
        site.pass(LEARNED);
        site.apply(accepted("anomaly-spike"));
        web.with(Metric.PIDS, 900);
        site.pass(1);

        assertThat(site.told()).containsExactly("OPENED PIDS SPIKE web");
    }

    @Test
    void shouldWeighAnAnomalyOfAPrivilegedContainerHeavier() {
        var bold = Watched.container("h1", 2, "bold").with("privileged", true);
        var web = site.runs(WEB);
        var privileged = site.runs(bold);
        site.pass(LEARNED);
        web.with(Metric.CPU, 3);
        privileged.with(Metric.CPU, 3);
        site.pass(1);

        assertThat(site.anomalies()).extracting(Anomaly::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
        assertThat(site.anomalies().get(1).lead().exposure().privileged()).isTrue();
    }

    @Test
    void shouldWatchNoMoreWorkloadsThanThereIsRoomForAndSayWhomItDoesNot() {
        var small = new Watched(1);
        small.runs(WEB);
        small.runs(Watched.container("h1", 2, "other"));
        small.pass(60);

        assertThat(small.learning())
                .filteredOn(learning -> learning.subject().name().equals("other"))
                .singleElement()
                .satisfies(learning -> assertThat(learning.outlook()).isEqualTo(Outlook.NO_ROOM));
    }

    @Test
    void shouldGiveTheRoomOfAWorkloadThatIsGoneToTheNext() {
        var small = new Watched(1);
        small.runs(WEB);
        small.pass(60);
        small.removes(WEB);
        small.runs(Watched.container("h1", 2, "other"));
        small.pass(20);

        assertThat(small.kept().workloads().find("docker.io/library/web other")).isPresent();
        assertThat(small.learning()).last().satisfies(learning -> {
            assertThat(learning.subject().name()).isEqualTo("other");
            assertThat(learning.outlook().until()).isPresent();
        });
    }

    @Test
    void shouldGoOnWithThoseThatAreThereWhereRoomIsTakenAway() {
        var shrunk = new Watched(3);
        shrunk.runs(WEB);
        var other = Watched.container("h1", 2, "other");
        var third = Watched.container("h1", 3, "third");
        shrunk.runs(other);
        shrunk.runs(third);
        shrunk.pass(60);
        shrunk.restart(1);
        shrunk.pass(20);

        assertThat(shrunk.learned()).containsExactly("other", "third", "web");

        shrunk.loses(other);
        shrunk.loses(third);
        shrunk.runs(Watched.container("h1", 4, "fourth"));
        shrunk.pass(20);

        assertThat(shrunk.learned()).containsExactly("web");
    }

    @Test
    void shouldNotGoOnWithAWorkloadThatGaveItsRoomToAnother() {
        var small = new Watched(1);
        small.runs(WEB);
        small.pass(60);
        small.loses(WEB);
        small.runs(Watched.container("h1", 2, "other"));
        small.pass(20);
        small.runs(WEB);
        small.pass(1);

        assertThat(small.learning()).last().satisfies(learning -> {
            assertThat(learning.subject().name()).isEqualTo("web");
            assertThat(learning.outlook()).isEqualTo(Outlook.NO_ROOM);
        });
    }

    @Test
    void shouldTellOneAnomalyOfAllContainersOfAHostThatHaveItTogether() {
        var all = List.of(
                site.runs(WEB), site.runs(Watched.container("h1", 2, "b")), site.runs(Watched.container("h1", 3, "c")));
        site.pass(LEARNED);
        all.forEach(container -> container.with(Metric.CPU, 3));
        site.pass(1);

        assertThat(site.anomalies()).singleElement().satisfies(told -> {
            assertThat(told.common()).isEqualTo(Common.HOST);
            assertThat(told.members()).isEqualTo(3);
            assertThat(told.subjects()).extracting(subject -> subject.name()).containsExactly("web", "b", "c");
        });
    }

    private static Fact.ExceptionDecided accepted(String... rules) {
        ExceptionScope scope = Exceptions.scope(List.of(rules), List.of(), List.of("web"), List.of("cpu"));
        return new Fact.ExceptionDecided(
                Exceptions.between(Exceptions.of("e1", scope), Watched.START, Watched.START.plus(Duration.ofDays(30))));
    }
}
