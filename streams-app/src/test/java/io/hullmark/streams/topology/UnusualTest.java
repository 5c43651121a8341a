package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.Habits;
import io.hullmark.streams.fixtures.Meters;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.AnomalyMetric;
import io.hullmark.wire.AnomalyScope;
import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.ExceptionScope;
import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topology tells of containers that behave unlike themselves. */
final class UnusualTest {
    private static final String HOST = "host-a";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LEARNED = 25 * 60;

    private final Agent agent = new Agent(HOST);
    private final Map<String, Habits> habits = new TreeMap<>();
    private final List<Seen> containers = new ArrayList<>();
    private Meters meters = new Meters(HOST);
    private DrivenTopology topology;

    @BeforeEach
    void start(@TempDir Path state) {
        topology = new DrivenTopology(state);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldTellOfAContainerThatBecomesBusyAndOfTheEnd() {
        var web = runs(container("web", 1));
        pass(LEARNED);
        web.uses(3);
        pass(10);
        web.uses(0.5);
        pass(3);

        assertThat(told()).containsExactly("OPENED CPU web", "UPDATED CPU web", "CLOSED CPU web");
        var opened = anomalies().get(0);
        assertThat(opened.getDeviation().getValue()).isBetween(2.5, 3.5);
        assertThat(opened.getDeviation().getExpectedHigh()).isBetween(0.5, 1.5);
        assertThat(opened.getDeviation().getUnit()).isEqualTo("cores");
        assertThat(opened.getDeviation().getBaseline().getWorkload()).isEqualTo("docker.io/team/web web");
        assertThat(opened.getSubject().getHostId()).isEqualTo(HOST);
        assertThat(keys()).containsOnly(HOST + "/" + Meters.id("web-1"));
    }

    @Test
    void shouldTellOneAnomalyOfContainersThatHaveItTogether() {
        var all = List.of(runs(container("a", 1)), runs(container("b", 2)), runs(container("c", 3)));
        pass(LEARNED);
        all.forEach(container -> container.runs(900));
        pass(1);

        assertThat(anomalies()).singleElement().satisfies(told -> {
            assertThat(told.getScope()).isEqualTo(AnomalyScope.HOST);
            assertThat(told.getSubjectCount()).isEqualTo(3);
            assertThat(told.getSubjects()).extracting(Subject::getName).containsExactly("a", "b", "c");
            assertThat(told.getDeviation().getMetric()).isEqualTo(AnomalyMetric.PIDS);
        });
    }

    @Test
    void shouldJudgeARedeployedContainerByTheBaselineOfItsWorkload() {
        runs(container("web", 1));
        pass(LEARNED);
        removes(container("web", 1));
        var next = runs(container("web", 2));
        pass(40);

        assertThat(anomalies()).isEmpty();

        next.uses(3);
        pass(1);

        assertThat(told()).containsExactly("OPENED CPU web");
        assertThat(anomalies().get(0).getDeviation().getBaseline().getContainers())
                .isEqualTo(2);
    }

    @Test
    void shouldSuppressWhatPeopleAccept() {
        var web = runs(container("web", 1));
        pass(LEARNED);
        var scope = ExceptionScope.newBuilder(People.exception("e1", "anomaly-spike", Agent.START, Agent.START)
                        .getScope())
                .setImages(List.of("team/web"))
                .build();
        topology.decide(
                "e1",
                People.encoded(People.exception(
                                "e1",
                                "anomaly-spike",
                                topology.now(),
                                topology.now().plus(Duration.ofDays(1)))
                        .setScope(scope)));
        web.uses(3);
        pass(1);

        assertThat(anomalies()).singleElement().satisfies(told -> {
            assertThat(told.getState()).isEqualTo(AnomalyState.SUPPRESSED);
            assertThat(told.getExceptionId()).isEqualTo("e1");
        });
    }

    @Test
    void shouldWeighItHeavierWhereTheContainerIsPrivilegedOrHasAnOpenFinding() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        var web = runs(container("web", 1).with("security", "privileged", true));
        pass(LEARNED);
        web.uses(3);
        pass(1);

        assertThat(anomalies()).singleElement().satisfies(told -> {
            assertThat(told.getSeverity()).isEqualTo(Severity.CRITICAL);
            var configuration = told.getDeviation().getConfiguration();
            assertThat(configuration.getPrivileged()).isTrue();
            assertThat(configuration.getWorstFinding()).isEqualTo(Severity.HIGH);
        });
    }

    @Test
    void shouldShowWhoIsStillLearned() {
        runs(container("web", 1));
        pass(10);

        assertThat(topology.anomalies()).singleElement().satisfies(told -> {
            assertThat(told.getState()).isEqualTo(AnomalyState.LEARNING);
            assertThat(told.getLearningUntil())
                    .isBetween(Agent.START.plus(Duration.ofHours(24)), Agent.START.plus(Duration.ofHours(25)));
            assertThat(told.getDeviation()).isNull();
        });
    }

    @Test
    void shouldLearnNoMoreWorkloadsThanItIsGivenRoomFor(@TempDir Path state) {
        topology.close();
        topology = new DrivenTopology(state, OutwardCodecs.singleObject(), new Wiring.Room(100, 1));
        runs(container("a", 1));
        runs(container("b", 2));
        pass(3);

        assertThat(topology.anomalies())
                .extracting(told -> told.getSubject().getName(), told -> told.getLearningUntil() != null)
                .containsExactlyInAnyOrder(tuple("a", true), tuple("b", false));
    }

    @Test
    void shouldTellNothingOfFramesThatCameBeforeOrOfAClonedHost() {
        var web = runs(container("web", 1));
        pass(LEARNED);
        var usual = meters;
        meters = new Meters(HOST, 500);
        web.runs(3_000);
        pass(5);
        meters = usual;
        web.runs(20);
        meters.loses(-100);
        web.uses(30);
        pass(5);

        assertThat(anomalies()).isEmpty();
    }

    @Test
    void shouldCloseWhatIsOpenOnAHostThatFallsSilent() {
        var web = runs(container("web", 1));
        pass(LEARNED);
        web.runs(900);
        pass(3);
        topology.pass(MINUTE.multipliedBy(10));

        assertThat(told()).last().isEqualTo("CLOSED PIDS web");
    }

    @Test
    void shouldAddNothingToTheJournal() {
        var web = runs(container("web", 1));
        pass(LEARNED);
        int learned = topology.facts().size();
        pass(10);
        int usual = topology.facts().size() - learned;
        web.uses(3);
        pass(10);

        assertThat(anomalies()).isNotEmpty();
        assertThat(topology.facts()).size().isEqualTo(learned + 2 * usual);
    }

    private Habits runs(Seen container) {
        topology.observe(agent, agent.at(topology.now()).sees(container));
        containers.add(container);
        return habits.computeIfAbsent(container.id(), id -> new Habits(id.hashCode()));
    }

    private void removes(Seen container) {
        topology.observe(agent, agent.at(topology.now()).removes(container));
        containers.removeIf(known -> known.id().equals(container.id()));
        habits.remove(container.id());
        meters = new Meters(HOST, 2_000);
    }

    private void pass(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            topology.stall(MINUTE);
            habits.forEach((id, habit) -> meters.show(id, habit.next()));
            topology.measure(HOST, meters);
            // five frames of ten seconds that are not looked at
            meters.loses(5);
            topology.observe(agent, agent.at(topology.now()).heartbeat(containers.toArray(Seen[]::new)));
        }
    }

    private static Seen container(String name, int number) {
        return Seen.container(Meters.id(name + "-" + number))
                .with("identity", "name", name)
                .with("identity", "image", "team/web:" + number)
                .with("identity", "imageId", "sha256:" + name);
    }

    private List<Anomaly> anomalies() {
        return topology.anomalies().stream()
                .filter(told -> told.getDeviation() != null)
                .toList();
    }

    private List<String> told() {
        return anomalies().stream()
                .map(told -> "%s %s %s"
                        .formatted(
                                told.getState(),
                                told.getDeviation().getMetric(),
                                told.getSubject().getName()))
                .toList();
    }

    private List<String> keys() {
        return topology.records(DrivenTopology.TOPICS.anomalies()).stream()
                .map(TestRecord::key)
                .map(key -> new String(key, StandardCharsets.UTF_8))
                .toList();
    }
}
