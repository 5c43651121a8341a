package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.AdmittedObservation;
import io.hullmark.wire.FurtherFact;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.SequenceHole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of records that are not as they should be, and of those that come after them. */
final class AdmittingTest {
    private static final String OBSERVATIONS = DrivenTopology.TOPICS.observations();
    private static final String RULES = DrivenTopology.TOPICS.rules();

    private static final String COMPLETE = """
            id: complete
            title: Everything that happens on hosts is seen
            subject: host
            severity: low
            require: host.coverage.complete
            message: "nobody saw"
            remediation: Wait.
            """;

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

    @ParameterizedTest
    @MethodSource("poison")
    void shouldQuarantinePoisonAndGoOn(
            String topic, @Nullable String key, byte @Nullable [] value, QuarantineReason reason) {
        topology.pipe(topic, key, value, Agent.START);
        topology.observe(agent, agent.sees(Seen.container("web")));

        assertThat(topology.quarantined()).singleElement().satisfies(record -> {
            assertThat(record.getReason()).isEqualTo(reason);
            assertThat(record.getTopic()).isEqualTo(topic);
            assertThat(record.getOffset()).isZero();
            assertThat(record.getDetail()).isNotBlank();
            assertThat(record.getKey() == null).isEqualTo(key == null);
            assertThat(record.getValueLength()).isEqualTo(value == null ? 0 : value.length);
        });
        assertThat(topology.facts()).hasSize(1);
    }

    static Stream<Arguments> poison() {
        var good = new Agent("host-a").sees(Seen.container("web"));
        var rule = People.publish("not-privileged", People.NOT_PRIVILEGED);
        return Stream.of(
                argumentSet("no key", OBSERVATIONS, null, good, QuarantineReason.MISSING_KEY),
                argumentSet("no value", OBSERVATIONS, "host-a", null, QuarantineReason.MISSING_VALUE),
                argumentSet("nothing", OBSERVATIONS, "host-a", new byte[0], QuarantineReason.UNREADABLE),
                argumentSet("a byte", OBSERVATIONS, "host-a", new byte[1], QuarantineReason.UNREADABLE),
                argumentSet("json", OBSERVATIONS, "host-a", utf8("{\"a\":1}"), QuarantineReason.UNREADABLE),
                argumentSet(
                        "unknown schema", OBSERVATIONS, "host-a", changed(good, 5), QuarantineReason.UNKNOWN_SCHEMA),
                argumentSet("cut off", OBSERVATIONS, "host-a", cut(good), QuarantineReason.UNREADABLE),
                argumentSet(
                        "bytes behind",
                        OBSERVATIONS,
                        "host-a",
                        Arrays.copyOf(good, good.length + 3),
                        QuarantineReason.UNREADABLE),
                argumentSet("a rule", OBSERVATIONS, "host-a", rule, QuarantineReason.UNREADABLE),
                argumentSet("another host's key", OBSERVATIONS, "host-b", good, QuarantineReason.KEY_MISMATCH),
                argumentSet("a longer host's key", OBSERVATIONS, "host-ab", good, QuarantineReason.KEY_MISMATCH),
                argumentSet("rule: no key", RULES, null, rule, QuarantineReason.MISSING_KEY),
                argumentSet("rule: tombstone", RULES, "not-privileged", null, QuarantineReason.MISSING_VALUE),
                argumentSet("rule: json", RULES, "not-privileged", utf8("{}"), QuarantineReason.UNREADABLE),
                argumentSet("rule: cut off", RULES, "not-privileged", cut(rule), QuarantineReason.UNREADABLE),
                argumentSet("rule: another key", RULES, "other", rule, QuarantineReason.KEY_MISMATCH),
                argumentSet("rule: not yaml", RULES, "x", People.publish("x", "id: [x\n"), QuarantineReason.BAD_RULE),
                argumentSet(
                        "rule: unknown field",
                        RULES,
                        "x",
                        People.publish("x", People.rule("x", "container.nonsense == 1")),
                        QuarantineReason.BAD_RULE),
                argumentSet(
                        "rule: another id",
                        RULES,
                        "x",
                        People.publish("x", People.rule("y", "true")),
                        QuarantineReason.BAD_RULE),
                argumentSet("rule: nobody's", RULES, "x", People.withdraw("x"), QuarantineReason.BAD_RULE));
    }

    @Test
    void shouldLeaveTheRuleInForceWhenABadOneWouldReplaceIt() {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.publish("not-privileged", People.publish("not-privileged", "id: not-privileged\nrequire: ]\n"));
        topology.observe(agent, agent.sees(Seen.privileged("web")));

        assertThat(topology.told()).containsExactly("OPENED not-privileged web");
    }

    @Test
    void shouldDropWhatCameBefore() {
        var observation = agent.sees(Seen.container("web"));
        topology.observe(agent, observation, observation);

        assertThat(topology.facts()).hasSize(1);
        assertThat(topology.counts().of(Count.DUPLICATE)).isEqualTo(1);
        assertThat(topology.quarantined()).isEmpty();
    }

    @Test
    void shouldWriteDownWhatNeverCame() {
        topology.observe(agent, agent.heartbeat());
        topology.observe(agent, agent.loses(3).sees(Seen.container("web")));

        assertThat(topology.facts().get(1).getFact()).isEqualTo(new SequenceHole("host-a", 1_000L, 2L, 4L));
        assertThat(topology.facts().get(2).getFact()).isInstanceOf(AdmittedObservation.class);
    }

    @Test
    void shouldKeepOfAHeartbeatThatListsWhatIsKnownNoMoreThanThat() {
        var web = Seen.container("web");
        topology.observe(agent, agent.sees(web), agent.heartbeat(web), agent.heartbeat());

        assertThat(topology.facts())
                .extracting(entry -> entry.getFact().getClass().getSimpleName())
                .containsExactly("AdmittedObservation", "FurtherFact", "AdmittedObservation");
        assertThat(topology.facts().get(1).getFact())
                .isInstanceOfSatisfying(
                        FurtherFact.class, kept -> assertThat(kept.getKind()).isEqualTo("confirmation"));
        assertThat(topology.bytes("facts").get(1)).hasSizeLessThan(150);
    }

    @Test
    void shouldNotBelieveTheHeartbeatsOfAnAgentThatCanNotSeeItsEngine() {
        var web = Seen.container("web");
        topology.publish("complete", People.publish("complete", COMPLETE));
        topology.observe(agent, agent.sees(web), agent.heartbeat(web));
        topology.observe(agent, agent.losesSight(GapCause.ENGINE_UNREACHABLE), agent.heartbeat(web));
        topology.observe(agent, agent.losesSight(GapCause.STREAM_BROKEN), agent.heartbeat());
        assertThat(topology.told()).containsExactly("OPENED complete host-a");

        topology.observe(agent, agent.seesAgain(GapCause.ENGINE_UNREACHABLE, Agent.START), agent.heartbeat(web));
        assertThat(topology.told()).containsExactly("OPENED complete host-a");

        topology.observe(agent, agent.seesAgain(GapCause.STREAM_BROKEN, Agent.START), agent.heartbeat(web));
        assertThat(topology.told()).containsExactly("OPENED complete host-a", "RESOLVED(FIXED) complete host-a");
        assertThat(topology.facts())
                .filteredOn(entry -> entry.getFact() instanceof FurtherFact)
                .extracting(entry -> ((FurtherFact) entry.getFact()).getKind())
                .containsExactly("confirmation", "presence", "presence", "presence", "confirmation");
    }

    @Test
    void shouldBelieveAnAgentThatStartedAfterItsPredecessorHadLostSight() {
        topology.publish("complete", People.publish("complete", COMPLETE));
        topology.observe(agent, agent.heartbeat(), agent.losesSight(GapCause.ENGINE_UNREACHABLE));
        topology.observe(agent, agent.seesAgain(GapCause.AGENT_STARTED, Agent.START), agent.heartbeat());

        assertThat(topology.told()).containsExactly("OPENED complete host-a", "RESOLVED(FIXED) complete host-a");
    }

    @Test
    void shouldHearAHostWhoseAgentCanNotSeeItsEngine() {
        topology.publish(
                "heard",
                People.publish(
                        "heard",
                        COMPLETE.replace("complete", "heard").replace("host.coverage.heard", "!host.coverage.silent")));
        topology.observe(agent, agent.heartbeat(), agent.losesSight(GapCause.ENGINE_UNREACHABLE));
        for (int beat = 1; beat < 20; beat++) {
            topology.pass(Duration.ofSeconds(10));
            topology.observe(
                    agent, agent.at(Agent.START.plusSeconds(10L * beat)).heartbeat());
        }

        assertThat(topology.told()).isEmpty();
    }

    @Test
    void shouldMissTheContentOfWhatWasQuarantined() {
        topology.observe(agent, agent.heartbeat(), cut(agent.sees(Seen.container("web"))), agent.heartbeat());

        assertThat(topology.facts().get(1).getFact()).isEqualTo(new SequenceHole("host-a", 1_000L, 2L, 2L));
    }

    @Test
    void shouldBeginANewSequenceWithALaterEpoch() {
        topology.observe(agent, agent.heartbeat(), agent.heartbeat());
        topology.observe(agent, agent.boots(2_000).heartbeat());

        assertThat(topology.facts()).hasSize(3);
    }

    @Test
    void shouldRefuseAnEarlierEpoch() {
        topology.observe(agent, agent.boots(2_000).heartbeat());
        topology.observe(agent, agent.boots(1_999).heartbeat());

        assertThat(topology.quarantined())
                .singleElement()
                .satisfies(record -> assertThat(record.getReason()).isEqualTo(QuarantineReason.EPOCH_WENT_BACK));
    }

    @Test
    void shouldBoundATimeFromTheFutureAndSayWhoseClockIsOff() {
        topology.observe(agent, agent.at(Instant.parse("2099-01-01T00:00:00Z")).heartbeat());

        assertThat(topology.facts())
                .allSatisfy(fact -> assertThat(fact.getAt()).isEqualTo(Agent.START.plusSeconds(60)));
        assertThat(topology.facts().get(0).getFact()).isInstanceOf(FurtherFact.class);
    }

    @Test
    void shouldBoundATimeFromLongAgo() {
        topology.observe(agent, agent.at(Instant.parse("0001-01-01T00:00:00Z")).heartbeat());

        assertThat(topology.facts())
                .allSatisfy(fact -> assertThat(fact.getAt()).isEqualTo(Agent.START.minusSeconds(30L * 24 * 3_600)));
    }

    @Test
    void shouldSayThatAClockIsOffOnceAndNotWithEveryRecord() {
        agent.at(Agent.START.plusSeconds(3_600));
        topology.observe(agent, agent.heartbeat(), agent.heartbeat(), agent.heartbeat());

        assertThat(topology.counts().of(Count.CLOCK_OFF)).isEqualTo(1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 5);
    }

    private static byte[] changed(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= 0x55;
        return changed;
    }
}
