package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.Meters;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.wire.ConditionChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from events that do not come. */
final class AwaitingTest {
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final String RULE = """
            id: often
            title: Jobs run often
            subject: container
            severity: medium
            applies: container.state == "exited"
            absent: {event: start, for: 14m, by: workload}
            message: "{container.name} has not started for too long"
            remediation: Find out what should have started it.
            """;

    private final Agent agent = new Agent("host-a");
    private final Seen job = Seen.container(Meters.id("job")).with("state", "state", "exited");
    private final Seen other = Seen.container(Meters.id("other"));
    private DrivenTopology topology;

    @BeforeEach
    void start(@TempDir Path state) {
        topology = new DrivenTopology(state);
        topology.publish("often", People.publish("often", RULE));
        topology.observe(agent, agent.starts(job), agent.sees(job), agent.sees(other), agent.heartbeat(job, other));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldTellOfAJobThatNoLongerRunsAndOfItsNextStart() {
        beat(Duration.ofMinutes(16));
        topology.observe(agent, agent.at(topology.now()).starts(job));
        beat(Duration.ofMinutes(1));

        assertThat(topology.told()).containsExactly("OPENED often " + job.id(), "RESOLVED(FIXED) often " + job.id());
        var opened = topology.violations().get(0);
        assertThat(opened.getMessage()).contains("has not started for too long");
        assertThat(opened.getEvidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.getPath()).isEqualTo("events.start");
            assertThat(evidence.getObserved()).isEqualTo("none in PT14M");
        });
    }

    @Test
    void shouldKeepInTheJournalWhatBeganAndEndedAndNothingOfTheRest() {
        beat(Duration.ofMinutes(16));
        topology.observe(agent, agent.at(topology.now()).starts(job));
        beat(Duration.ofMinutes(1));

        assertThat(conditions()).extracting(ConditionChange::getHolds).containsExactly(true, false);
        assertThat(conditions()).extracting(ConditionChange::getContainerId).containsOnly(job.id());
        assertThat(conditions().get(0).getSince()).isEqualTo(Agent.START);
    }

    @Test
    void shouldSayTheSameWhenTheJournalIsReplayed() {
        beat(Duration.ofMinutes(16));
        topology.observe(agent, agent.at(topology.now()).starts(job));
        beat(Duration.ofMinutes(1));

        assertThat(topology.replayed())
                .hasSize(2)
                .containsExactlyElementsOf(topology.bytes(DrivenTopology.TOPICS.violations()));
    }

    @Test
    void shouldTellNothingWhileTheHostIsSilent() {
        beat(Duration.ofMinutes(6));
        topology.pass(Duration.ofMinutes(18));

        assertThat(conditions()).isEmpty();
    }

    @Test
    void shouldReadWhatAnAgentKeptForAnOutageAsIfItHadComeInTime() {
        var begin = topology.now();
        topology.pass(Duration.ofMinutes(24));
        for (int minute = 0; minute < 24; minute++) {
            if (minute % 10 == 0) {
                topology.observe(
                        agent, agent.at(begin.plus(Duration.ofMinutes(minute))).starts(job));
            }
            topology.observe(
                    agent, agent.at(begin.plus(Duration.ofMinutes(minute))).heartbeat(job, other));
        }

        assertThat(conditions()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenRecordsOfTheAgentWereLost() {
        beat(Duration.ofMinutes(10));
        agent.loses(1);
        beat(Duration.ofMinutes(12));

        assertThat(conditions()).isEmpty();

        beat(Duration.ofMinutes(4));

        assertThat(conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.getSince())
                        .isEqualTo(Agent.START.plus(Duration.ofMinutes(10)).plus(BEAT)));
    }

    @Test
    void shouldResolveWithTheContainerWhatItDid() {
        beat(Duration.ofMinutes(16));
        topology.observe(agent, agent.at(topology.now()).removes(job));
        topology.pass(Duration.ofSeconds(12));

        assertThat(topology.told()).last().isEqualTo("RESOLVED(SUBJECT_REMOVED) often " + job.id());
        assertThat(conditions()).extracting(ConditionChange::getHolds).containsExactly(true);
    }

    private void beat(Duration time) {
        var end = topology.now().plus(time);
        while (topology.now().isBefore(end)) {
            topology.pass(BEAT);
            topology.observe(agent, agent.at(topology.now()).heartbeat(job, other));
        }
    }

    private List<ConditionChange> conditions() {
        return topology.facts().stream()
                .map(entry -> entry.getFact())
                .filter(ConditionChange.class::isInstance)
                .map(ConditionChange.class::cast)
                .toList();
    }
}
