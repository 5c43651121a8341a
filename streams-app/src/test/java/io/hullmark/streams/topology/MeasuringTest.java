package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.Meters;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.ConditionChange;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.VerdictKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from frames of telemetry, by the rules over time that are shipped. */
final class MeasuringTest {
    private static final String HOST = "host-a";
    private static final String WEB = Meters.id("web");
    private static final String MEMORY = "container-memory-below-limit";
    private static final long LIMIT = 1 << 20;

    private final Agent agent = new Agent(HOST);
    private final Meters meters = new Meters(HOST);
    private final Seen web = Seen.container(WEB).with("resources", "memory", LIMIT);
    private DrivenTopology topology;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        topology = new DrivenTopology(state);
        publish(MEMORY);
        topology.observe(agent, agent.sees(web), agent.heartbeat(web));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldTellOfUseThatLastsAndOfItsEnd() {
        measure(7, MeasuringTest::full);
        measure(8, MeasuringTest::empty);

        assertThat(topology.told()).containsExactly(told("OPENED"), told("RESOLVED(FIXED)"));
        var opened = topology.violations().get(0);
        assertThat(opened.getMessage()).contains("uses 1024000 of the 1048576 bytes that it may have");
        assertThat(opened.getEvidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.getPath()).isEqualTo("usage.memory.workingSet");
            assertThat(evidence.getObserved()).isEqualTo("1024000");
        });
    }

    @Test
    void shouldKeepInTheJournalWhatBeganAndEndedAndNoSamples() {
        measure(20, MeasuringTest::full);
        measure(20, MeasuringTest::empty);

        assertThat(conditions()).extracting(ConditionChange::getHolds).containsExactly(true, false);
        assertThat(conditions().get(0).getMeasurements()).containsEntry("usage.memory.workingSet", 1_024_000.0);
        assertThat(conditions().get(0).getSince()).isEqualTo(Agent.START);
        assertThat(topology.counts().of(Count.SAMPLE)).isEqualTo(40);
    }

    @Test
    void shouldSayTheSameWhenTheJournalIsReplayedWithoutFrames() {
        measure(7, MeasuringTest::full);
        measure(8, MeasuringTest::empty);

        assertThat(topology.replayed()).containsExactlyElementsOf(topology.bytes(DrivenTopology.TOPICS.violations()));
    }

    @Test
    void shouldNotKnowBeforeTheFirstSample() {
        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.UNKNOWN);

        measure(1, MeasuringTest::empty);

        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.PASS);
    }

    @Test
    void shouldNotTellOfAPeakThatPasses() {
        measure(4, MeasuringTest::full);
        measure(1, MeasuringTest::empty);
        measure(4, MeasuringTest::full);

        assertThat(topology.told()).isEmpty();
    }

    @Test
    void shouldTakeAFrameThatIsLateOrLostForNoEnd() {
        measure(4, MeasuringTest::full);
        topology.pass(Duration.ofSeconds(15));
        meters.loses(1);
        measure(4, MeasuringTest::full);

        assertThat(topology.told()).containsExactly(told("OPENED"));
    }

    @Test
    void shouldNotTakeALongSilenceForTimeThatLasted() {
        measure(4, MeasuringTest::full);
        topology.pass(Duration.ofSeconds(60));
        measure(3, MeasuringTest::full);

        assertThat(conditions()).isEmpty();
    }

    @Test
    void shouldKnowNothingWhileNoTelemetryComesAndKeepTheFindingOpen() {
        measure(8, MeasuringTest::full);
        beat(6);

        assertThat(topology.told()).containsExactly(told("OPENED"));
        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.UNKNOWN);
    }

    @Test
    void shouldNotCallItCompliantWhileNoTelemetryComes() {
        measure(2, MeasuringTest::empty);
        beat(4);

        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.UNKNOWN);

        measure(1, MeasuringTest::empty);

        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.PASS);
    }

    @Test
    void shouldDropFramesThatCameBeforeAndThoseOfAClonedHost() {
        measure(3, MeasuringTest::empty);
        var clone = new Meters(HOST, 500).show(WEB, MeasuringTest::full);
        for (int frame = 0; frame < 10; frame++) {
            topology.measure(HOST, clone);
            measure(1, MeasuringTest::empty);
        }
        meters.loses(-5);
        topology.measure(HOST, meters.show(WEB, MeasuringTest::full));

        assertThat(conditions()).isEmpty();
        assertThat(topology.counts().of(Count.FRAME_REPEATED)).isEqualTo(11);
    }

    @Test
    void shouldPutIntoQuarantineWhatIsNoFrameOrOfAnotherHost() {
        topology.pipe(DrivenTopology.TOPICS.telemetry(), HOST, new byte[] {1, 2, 3}, topology.now());
        topology.pipe(
                DrivenTopology.TOPICS.telemetry(), HOST, new Meters("other").frame(topology.now()), topology.now());
        topology.pipe(DrivenTopology.TOPICS.telemetry(), null, meters.frame(topology.now()), topology.now());
        measure(7, MeasuringTest::full);

        assertThat(topology.quarantined()).hasSize(3);
        assertThat(conditions()).hasSize(1);
    }

    @Test
    void shouldTakeAMeterThatWentBackForARestart() throws IOException {
        publish("container-no-oom-kill");
        measure(2, sample -> sample.setOomKills(7));
        measure(2, sample -> sample.setOomKills(0).setStartedAt(2));

        assertThat(conditions()).isEmpty();

        measure(1, sample -> sample.setOomKills(1));

        assertThat(conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.getMessage()).contains("killed 1 processes"));
    }

    @Test
    void shouldSayWhatCanNotBeMeasured() {
        measure(3, sample -> sample.setMemoryWorkingSetKib(-1));

        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.UNKNOWN);

        measure(1, MeasuringTest::empty);

        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.PASS);
    }

    @Test
    void shouldJudgeByTheRuleThatWasChangedWhileItHolds() throws IOException {
        measure(8, MeasuringTest::full);
        topology.publish(
                MEMORY, People.publish(MEMORY, text(MEMORY).replace("memoryNearLimit: 0.9", "memoryNearLimit: 0.5")));
        topology.pass(Duration.ofSeconds(1));
        measure(2, MeasuringTest::full);

        assertThat(verdict(MEMORY)).isEqualTo(VerdictKind.FAIL);
        assertThat(conditions()).extracting(ConditionChange::getHolds).containsExactly(true, true);
    }

    @Test
    void shouldForgetTheConditionsOfAContainerThatIsGone() {
        measure(8, MeasuringTest::full);
        topology.observe(agent, agent.removes(web));
        topology.pass(Duration.ofSeconds(12));

        assertThat(topology.told()).containsExactly(told("OPENED"), told("RESOLVED(SUBJECT_REMOVED)"));
    }

    @Test
    void shouldNotTakeContainersOfOneImageForOneThatStartsAgain() throws IOException {
        publish("container-no-restart-storm");
        for (int replica = 0; replica < 6; replica++) {
            var container = Seen.container(Meters.id("replica-" + replica));
            topology.observe(agent, agent.starts(container), agent.sees(container));
        }
        beat(1);

        assertThat(conditions()).isEmpty();
    }

    @Test
    void shouldNameAContainerThatWasNotSeenWhenItStartedTooOften() throws IOException {
        publish("container-no-restart-storm");
        var looper = Seen.container(Meters.id("looper"));
        for (int start = 0; start < 5; start++) {
            topology.observe(agent, agent.starts(looper));
        }
        topology.observe(agent, agent.sees(looper));

        assertThat(topology.violations())
                .singleElement()
                .satisfies(
                        violation -> assertThat(violation.getMessage()).startsWith(looper.id() + ", or one before it"));
    }

    @Test
    void shouldCountStartsOfAWorkloadAndTellWhenTheyCease() throws IOException {
        publish("container-no-restart-storm");
        for (int start = 0; start < 5; start++) {
            topology.observe(agent, agent.at(topology.now()).starts(web));
            beat(3);
        }

        assertThat(topology.told()).containsExactly("OPENED container-no-restart-storm " + WEB);

        beat(60);

        assertThat(topology.told()).last().isEqualTo("RESOLVED(FIXED) container-no-restart-storm " + WEB);
    }

    private static void full(ContainerSample.Builder sample) {
        sample.setMemoryWorkingSetKib(1_000);
    }

    private static void empty(ContainerSample.Builder sample) {
        sample.setMemoryWorkingSetKib(100);
    }

    /** The host is heard for some time, and no telemetry of it. */
    private void beat(int heartbeats) {
        for (int heartbeat = 0; heartbeat < heartbeats; heartbeat++) {
            topology.observe(agent, agent.at(topology.now()).heartbeat(web));
            topology.pass(Duration.ofSeconds(10));
        }
    }

    private void measure(int frames, Consumer<ContainerSample.Builder> shows) {
        for (int frame = 0; frame < frames; frame++) {
            topology.measure(HOST, meters.show(WEB, shows));
            topology.observe(agent, agent.at(topology.now()).heartbeat(web));
            topology.pass(Duration.ofMillis(Meters.TICK_MILLIS));
        }
    }

    private void publish(String rule) throws IOException {
        topology.publish(rule, People.publish(rule, text(rule)));
    }

    private static String text(String rule) throws IOException {
        return Files.readString(Path.of("..", "rules", "usage", rule + ".yaml"), StandardCharsets.UTF_8);
    }

    private List<ConditionChange> conditions() {
        return topology.facts().stream()
                .map(entry -> entry.getFact())
                .filter(ConditionChange.class::isInstance)
                .map(ConditionChange.class::cast)
                .toList();
    }

    private VerdictKind verdict(String rule) {
        var postures = topology.postures();
        return postures.get(postures.size() - 1).getVerdicts().stream()
                .filter(verdict -> verdict.getRuleId().equals(rule))
                .findFirst()
                .orElseThrow()
                .getVerdict();
    }

    private static String told(String what) {
        return what + " " + MEMORY + " " + WEB;
    }
}
