package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.wire.Attestation;
import io.hullmark.wire.ExceptionScope;
import io.hullmark.wire.Posture;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.QuarantinedRecord;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.Statement;
import io.hullmark.wire.StatementKind;
import io.hullmark.wire.VerdictKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people state, from the statements topic to the posture. */
final class StatingTest {
    private static final String FINDING = "0123456789abcdef".repeat(2);
    private static final Seen WRITABLE = Seen.container("web").with("security", "readonlyRootfs", false);

    @TempDir
    private Path state;

    private final Agent agent = new Agent("host-a");
    private DrivenTopology topology;
    private Instant soon;

    @BeforeEach
    void start() {
        topology = new DrivenTopology(state);
        topology.publish("asked", People.publish("asked", People.ASKED));
        agent.at(topology.now());
        soon = topology.now().plus(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldTellWhoAttestsWhatARuleAsksForUntilItEndsByItself() {
        var stated = topology.now();
        topology.observe(agent, agent.sees(WRITABLE));
        topology.state("looked", People.attest("looked", "asked", stated, soon));
        topology.pass(Duration.ofSeconds(1));
        var attested = verdict();
        topology.pass(Duration.ofMinutes(1));

        assertThat(attested.getVerdict()).isEqualTo(VerdictKind.MANUAL);
        assertThat(attested.getAttestation()).isEqualTo(new Attestation("looked", "alice", stated, soon));
        assertThat(verdict().getVerdict()).isEqualTo(VerdictKind.MANUAL);
        assertThat(verdict().getAttestation()).isNull();
        assertThat(topology.violations()).isEmpty();
        assertThat(topology.quarantined()).isEmpty();
    }

    @Test
    void shouldEndWhatIsTakenBack() {
        topology.state("looked", People.attest("looked", "asked", topology.now(), soon));
        topology.observe(agent, agent.sees(WRITABLE));
        var attested = Optional.ofNullable(verdict().getAttestation());

        topology.state("looked", People.takeBack("looked", topology.now()));
        topology.pass(Duration.ofSeconds(1));

        assertThat(attested).isPresent();
        assertThat(verdict().getAttestation()).isNull();
    }

    @Test
    void shouldTakeNoNoticeOfWhatIsSaidTwiceOrOverAlready() {
        topology.state("looked", People.attest("looked", "asked", topology.now(), soon));
        topology.state("looked", People.attest("looked", "asked", topology.now(), soon));
        topology.state("old", People.attest("old", "asked", topology.now().minusSeconds(9), topology.now()));

        assertThat(topology.facts()).hasSize(2);
        assertThat(topology.quarantined()).isEmpty();
    }

    @Test
    void shouldTellThatAFindingIsAcknowledged() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(Seen.privileged("web")));
        var finding = topology.violations().get(0).getFindingId();

        topology.state(finding, People.acknowledge(finding, agent.hostId(), topology.now()));

        assertThat(topology.told()).containsExactly("OPENED not-privileged web", "ACKNOWLEDGED not-privileged web");
        assertThat(topology.violations().get(1).getAcknowledgedBy()).isEqualTo("alice");
        assertThat(topology.violations().get(1).getNote()).isEqualTo("on it");
        assertThat(topology.quarantined()).isEmpty();
    }

    @Test
    void shouldWriteNothingOfHostsThatAreJudgedElsewhere() {
        var facts = topology.facts().size();

        topology.state(FINDING, People.acknowledge(FINDING, "host-z", topology.now()));
        topology.state("host-z", People.retire("host-z", topology.now()));

        assertThat(topology.facts()).hasSize(facts);
        assertThat(topology.quarantined()).isEmpty();
    }

    @Test
    void shouldNotRetireAHostThatIsHeard() {
        topology.observe(agent, agent.sees(Seen.privileged("web")));

        topology.state(agent.hostId(), People.retire(agent.hostId(), topology.now()));

        assertThat(topology.quarantined())
                .singleElement()
                .satisfies(record -> assertThat(record.getDetail()).contains("still heard"));
    }

    @Test
    void shouldRetireAHostWithAllThatIsOnIt() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(Seen.privileged("web")), agent.heartbeat(Seen.privileged("web")));
        topology.pass(Duration.ofMinutes(5));

        topology.state(agent.hostId(), People.retire(agent.hostId(), topology.now()));

        assertThat(topology.told())
                .containsExactly("OPENED not-privileged web", "RESOLVED(HOST_RETIRED) not-privileged web");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                flawed("without an end", statement -> statement.setUntil(null), "no attestation is for ever"),
                flawed(
                        "that ends when it begins",
                        statement -> statement.setUntil(statement.getAt()),
                        "until must come after stated"),
                flawed("by nobody", statement -> statement.setBy(" "), "by must not be empty"),
                flawed("without a statement", statement -> statement.setText(""), "statement must not be empty"),
                flawed("of nothing", statement -> statement.setScope(null), "scope must name the rules or controls"),
                flawed(
                        "of everything",
                        statement -> statement.setScope(ExceptionScope.newBuilder(statement.getScope())
                                .setRules(List.of())
                                .setHosts(List.of("*"))
                                .build()),
                        "scope must name the rules or controls"),
                flawed(
                        "of a later kind",
                        statement -> statement.setKind(StatementKind.UNRECOGNIZED),
                        "of a kind that this version does not know"),
                flawed(
                        "nothing to take back",
                        statement -> statement.setKind(StatementKind.REVOCATION),
                        "no attestation 'looked' holds"),
                flawed(
                        "taken back by nobody",
                        statement -> statement.setKind(StatementKind.REVOCATION).setBy(""),
                        "by must not be empty"),
                flawed(
                        "of no finding",
                        statement -> statement.setKind(StatementKind.ACKNOWLEDGEMENT),
                        "the id of a finding has 32 hex digits in small letters, got 'looked'"));
    }

    private static Arguments flawed(String name, Consumer<Statement.Builder> flaw, String detail) {
        return Arguments.argumentSet(name, flaw, detail);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldKeepOutWhatNobodyMayState(Consumer<Statement.Builder> flaw, String detail) {
        var statement = People.statement("looked", "asked", topology.now(), soon);
        flaw.accept(statement);

        topology.state("looked", People.encoded(statement));

        assertThat(topology.quarantined()).singleElement().satisfies(kept -> {
            assertThat(kept.getReason()).isEqualTo(QuarantineReason.BAD_STATEMENT);
            assertThat(kept.getDetail()).contains(detail);
            assertThat(kept.getTopic()).isEqualTo("statements");
        });
        assertThat(topology.facts()).hasSize(1);
    }

    @Test
    void shouldKeepOutWhatIsNoStatementAtAll() {
        var good = People.attest("looked", "asked", topology.now(), soon);
        topology.state("other", good);
        topology.pipe("statements", null, good, topology.now());
        topology.pipe("statements", "looked", null, topology.now());
        topology.pipe("statements", "looked", new byte[] {1, 2, 3}, topology.now());

        assertThat(topology.quarantined())
                .extracting(QuarantinedRecord::getReason)
                .containsExactly(
                        QuarantineReason.KEY_MISMATCH,
                        QuarantineReason.MISSING_KEY,
                        QuarantineReason.MISSING_VALUE,
                        QuarantineReason.UNREADABLE);
    }

    /** What the rule says of the container, as it was told last. */
    private RuleVerdict verdict() {
        List<Posture> postures = topology.postures().stream()
                .filter(posture -> posture.getSubject().getId().equals("web"))
                .toList();
        return postures.get(postures.size() - 1).getVerdicts().get(0);
    }
}
