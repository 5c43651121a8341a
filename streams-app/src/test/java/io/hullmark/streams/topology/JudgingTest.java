package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.ClockTick;
import io.hullmark.wire.VerdictKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from observations and rules. */
final class JudgingTest {
    private final Agent agent = new Agent("host-a");
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
    void shouldTellOfAViolationAndOfItsResolution() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(Seen.privileged("web")), agent.sees(Seen.container("web")));

        assertThat(topology.told()).containsExactly("OPENED not-privileged web", "RESOLVED(FIXED) not-privileged web");
        assertThat(topology.violations().get(0).getEvidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.getPath()).isEqualTo("container.privileged");
            assertThat(evidence.getObserved()).isEqualTo("true");
        });
    }

    @Test
    void shouldResolveWhatWasJudgedAndIsGone() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(Seen.privileged("web")), agent.removes(Seen.privileged("web")));

        assertThat(topology.told())
                .containsExactly("OPENED not-privileged web", "RESOLVED(SUBJECT_REMOVED) not-privileged web");
    }

    @Test
    void shouldConfirmAnUnchangedSnapshotWithoutAFact() {
        topology.observe(agent, agent.sees(Seen.container("web")), agent.sees(Seen.container("web")));

        assertThat(topology.facts()).hasSize(1);
        assertThat(topology.counts().of(Count.CONFIRMED)).isEqualTo(1);
    }

    @Test
    void shouldAdmitASnapshotAgainAfterItsObjectWasGone() {
        var web = Seen.container("web");
        topology.observe(agent, agent.sees(web), agent.removes(web), agent.sees(web));

        assertThat(topology.facts()).hasSize(3);
    }

    @Test
    void shouldJudgeWhatIsThereWhenARuleIsPublished() {
        topology.observe(agent, agent.sees(Seen.privileged("web")), agent.sees(Seen.container("db")));
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.pass(Duration.ofSeconds(1));

        assertThat(topology.told()).containsExactly("OPENED not-privileged web");
    }

    @Test
    void shouldResolveTheFindingsOfAWithdrawnRule() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(Seen.privileged("web")));
        topology.publish("not-privileged", People.withdraw("not-privileged"));
        topology.pass(Duration.ofSeconds(1));

        assertThat(topology.told())
                .containsExactly("OPENED not-privileged web", "RESOLVED(RULE_WITHDRAWN) not-privileged web");
    }

    @Test
    void shouldNotRepeatARuleThatIsInForce() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));

        assertThat(topology.facts()).hasSize(1);
        assertThat(topology.quarantined()).isEmpty();
    }

    @Test
    void shouldTurnVerdictsOfASilentHostToUnknownByTheWallClockAlone() {
        var web = Seen.container("web");
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(web), agent.heartbeat(web));
        topology.pass(Duration.ofSeconds(30));

        assertThat(topology.facts())
                .last()
                .satisfies(fact -> assertThat(fact.getFact()).isInstanceOf(ClockTick.class));
        assertThat(verdictOnWeb()).isEqualTo(VerdictKind.UNKNOWN);
    }

    @Test
    void shouldNotTakeAHostForBackAgainAndAgainWhileItsBacklogComesIn() {
        var web = Seen.container("web");
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(web), agent.heartbeat(web));
        topology.pass(Duration.ofMinutes(10));
        for (int late = 10; late < 300; late += 10) {
            topology.observe(agent, agent.at(Agent.START.plusSeconds(late)).heartbeat(web));
            topology.pass(Duration.ofMillis(100));
        }

        assertThat(verdictOnWeb()).isEqualTo(VerdictKind.UNKNOWN);
        // when the first of it comes, nobody has told the journal yet how late it is
        assertThat(topology.counts().of(Count.TICK)).isEqualTo(2);
    }

    @Test
    void shouldNotTakeABusyThreadForASilentHost() {
        topology.observe(agent, agent.heartbeat());
        topology.stall(Duration.ofMinutes(10));

        assertThat(topology.facts()).hasSize(1);
    }

    @Test
    void shouldKnowAHostAgainWhenItReturns() {
        var web = Seen.container("web");
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(web), agent.heartbeat(web));
        topology.pass(Duration.ofSeconds(30));
        topology.observe(agent, agent.at(Agent.START.plusSeconds(31)).heartbeat(web));

        assertThat(verdictOnWeb()).isEqualTo(VerdictKind.PASS);
    }

    @Test
    void shouldWriteNoTickWhileNothingWaitsForOne() {
        topology.observe(agent, agent.heartbeat());
        topology.pass(Duration.ofSeconds(15));

        assertThat(topology.facts()).hasSize(1);
    }

    private VerdictKind verdictOnWeb() {
        var postures = topology.postures().stream()
                .filter(posture -> posture.getSubject().getId().equals("web"))
                .toList();
        return postures.get(postures.size() - 1).getVerdicts().get(0).getVerdict();
    }
}
