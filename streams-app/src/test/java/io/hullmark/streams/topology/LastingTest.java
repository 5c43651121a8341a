package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.wire.FactKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told when it has lasted, by the wall clock where nothing else happens. */
final class LastingTest {
    private static final Seen GOOD = Seen.container("web");
    private static final Seen BAD = Seen.privileged("web");

    private final Agent agent = new Agent("host-a");
    private DrivenTopology topology;

    @BeforeEach
    void start(@TempDir Path state) {
        topology = new DrivenTopology(state);
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldTellOfAChangeThatLasted() {
        topology.observe(agent, agent.sees(GOOD), agent.sees(BAD));
        var soon = topology.told();
        topology.pass(Duration.ofSeconds(10));

        assertThat(soon).isEmpty();
        assertThat(topology.told()).containsExactly("OPENED not-privileged web");
        assertThat(replayed()).isEqualTo(told());
    }

    @Test
    void shouldNotTellOfAChangeThatWasTakenBack() {
        topology.observe(agent, agent.sees(GOOD), agent.sees(BAD), agent.sees(GOOD));
        topology.pass(Duration.ofSeconds(10));

        assertThat(topology.told()).isEmpty();
    }

    @Test
    void shouldGoOnInTheContainerThatTakesThePlace() {
        var older = shop("older");
        topology.observe(agent, agent.sees(older), agent.removes(older), agent.sees(shop("newer")));
        topology.pass(Duration.ofSeconds(20));

        assertThat(topology.told()).containsExactly("OPENED not-privileged older");
    }

    @Test
    void shouldResolveWhatNobodyTookOver() {
        var older = shop("older");
        topology.observe(agent, agent.sees(older), agent.removes(older));
        topology.pass(Duration.ofSeconds(20));

        assertThat(topology.told())
                .containsExactly("OPENED not-privileged older", "RESOLVED(SUBJECT_REMOVED) not-privileged older");
        assertThat(replayed()).isEqualTo(told());
    }

    @Test
    void shouldSayByWhatAFindingWasIntroducedAndHowLongItTookToResolve() {
        topology.observe(agent, agent.sees(BAD));
        agent.at(Agent.START.plusSeconds(5));
        topology.observe(agent, agent.sees(GOOD));

        assertThat(topology.violations()).hasSize(2).allSatisfy(violation -> {
            assertThat(violation.getOpenedAt()).isEqualTo(Agent.START);
            assertThat(violation.getIntroducedBy().getKind()).isEqualTo(FactKind.SNAPSHOT);
            assertThat(violation.getIntroducedBy().getPosition()).isEqualTo(1);
            assertThat(violation.getActor()).isEqualTo("unknown");
        });
        assertThat(topology.violations().get(0).getTimeToResolve()).isNull();
        assertThat(topology.violations().get(1).getTimeToResolve()).isEqualTo(5_000_000);
    }

    private static Seen shop(String id) {
        return Seen.privileged(id).with("identity", "name", "shop").with("identity", "image", "shop:1");
    }

    private List<String> replayed() {
        return hex(topology.replayed());
    }

    private List<String> told() {
        return hex(topology.bytes("violations"));
    }

    private static List<String> hex(List<byte[]> values) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(HexFormat.of().formatHex(value)));
        return texts;
    }
}
