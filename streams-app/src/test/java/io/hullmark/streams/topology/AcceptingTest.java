package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.wire.ExceptionDecision;
import io.hullmark.wire.ExceptionScope;
import io.hullmark.wire.ExceptionType;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.QuarantinedRecord;
import io.hullmark.wire.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people accept, from the exceptions topic to the violations. */
final class AcceptingTest {
    private static final Seen PRIVILEGED = Seen.container("web").with("security", "privileged", true);

    @TempDir
    private Path state;

    private final Agent agent = new Agent("host-a");
    private DrivenTopology topology;
    private Instant soon;

    @BeforeEach
    void start() {
        topology = new DrivenTopology(state);
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        agent.at(topology.now());
        soon = topology.now().plus(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void shouldSuppressWhatIsAcceptedAndOpenItAgainWhenThatExpires() {
        topology.observe(agent, agent.sees(PRIVILEGED));
        topology.decide("waiver", People.accept("waiver", "not-privileged", topology.now(), soon));
        topology.pass(Duration.ofSeconds(1));
        var suppressed = topology.postures().get(topology.postures().size() - 1);
        topology.pass(Duration.ofMinutes(1));

        assertThat(topology.told())
                .containsSubsequence(
                        "OPENED not-privileged web", "SUPPRESSED not-privileged web", "REOPENED not-privileged web");
        assertThat(topology.violations().stream().map(Violation::getExceptionId))
                .containsSubsequence(null, "waiver", null);
        assertThat(suppressed.getVerdicts().get(0).getSuppressed()).isEqualTo(Map.of("", "waiver"));
        assertThat(topology.quarantined()).isEmpty();
    }

    @Test
    void shouldOpenWhatWasAcceptedWhenThatIsTakenBack() {
        topology.decide("waiver", People.accept("waiver", "not-privileged", topology.now(), soon));
        topology.observe(agent, agent.sees(PRIVILEGED));
        topology.decide("waiver", People.revoke("waiver"));

        topology.pass(Duration.ofSeconds(1));

        assertThat(topology.told()).containsExactly("SUPPRESSED not-privileged web", "REOPENED not-privileged web");
    }

    @Test
    void shouldTakeNoNoticeOfWhatIsSaidTwiceOrOverAlready() {
        topology.decide("waiver", People.accept("waiver", "not-privileged", topology.now(), soon));
        topology.decide("waiver", People.accept("waiver", "not-privileged", topology.now(), soon));
        int facts = topology.facts().size();
        topology.decide(
                "old", People.accept("old", "not-privileged", topology.now().minusSeconds(9), topology.now()));

        assertThat(topology.facts()).hasSize(facts).hasSize(2);
        assertThat(topology.quarantined()).isEmpty();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                flawed("approved by who asked", decision -> decision.setApprover("Alice"), "approver must be another"),
                flawed("nobody approved", decision -> decision.setApprover(""), "approver must not be empty"),
                flawed("no reason", decision -> decision.setReason(" "), "reason must not be empty"),
                flawed(
                        "for nothing",
                        decision -> decision.setExpiresAt(decision.getStartsAt()),
                        "expires must come after starts"),
                flawed(
                        "everything",
                        decision -> decision.setScope(ExceptionScope.newBuilder(decision.getScope())
                                .setRules(List.of())
                                .build()),
                        "scope must not cover everything"),
                flawed(
                        "of a later type",
                        decision -> decision.setType(ExceptionType.UNRECOGNIZED),
                        "of a type that this version does not know"),
                flawed("nothing to take back", decision -> decision.setRevoked(true), "no exception 'waiver' holds"));
    }

    private static Arguments flawed(String name, Consumer<ExceptionDecision.Builder> flaw, String detail) {
        return Arguments.argumentSet(name, flaw, detail);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldKeepOutWhatNobodyMayAccept(Consumer<ExceptionDecision.Builder> flaw, String detail) {
        var decision = People.exception("waiver", "not-privileged", topology.now(), soon);
        flaw.accept(decision);

        topology.decide("waiver", People.encoded(decision));

        assertThat(topology.quarantined()).singleElement().satisfies(kept -> {
            assertThat(kept.getReason()).isEqualTo(QuarantineReason.BAD_EXCEPTION);
            assertThat(kept.getDetail()).contains(detail);
            assertThat(kept.getTopic()).isEqualTo("exceptions");
        });
        assertThat(topology.facts()).hasSize(1);
    }

    @Test
    void shouldKeepOutWhatIsNoExceptionAtAll() {
        var good = People.accept("waiver", "not-privileged", topology.now(), soon);
        topology.decide("other", good);
        topology.pipe("exceptions", null, good, topology.now());
        topology.pipe("exceptions", "waiver", null, topology.now());
        topology.pipe("exceptions", "waiver", new byte[] {1, 2, 3}, topology.now());

        assertThat(topology.quarantined())
                .extracting(QuarantinedRecord::getReason)
                .containsExactly(
                        QuarantineReason.KEY_MISMATCH,
                        QuarantineReason.MISSING_KEY,
                        QuarantineReason.MISSING_VALUE,
                        QuarantineReason.UNREADABLE);
    }
}
