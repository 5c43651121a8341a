package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.assessment.AssessedControl;
import io.hullmark.engine.assessment.ControlState;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Scope;
import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.replay.Assessed;
import io.hullmark.streams.replay.BeheadedJournalException;
import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Moment;
import io.hullmark.streams.replay.PastSubject;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.wire.RuleVerdict;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well controls were kept, by the journal that the topology wrote. */
final class AssessingTest {
    private static final Seen CONFINED = Seen.container("web");
    private static final Seen PRIVILEGED = Seen.privileged("web");

    private final Agent agent = new Agent("host-a");

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void shouldEndWithWhatWasAtTheEnd(long seed, @TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var from = topology.now();
            RandomHistory.live(topology, new Random(seed));
            var middle = topology.now().minusSeconds(20);
            RandomHistory.live(topology, new Random(seed + 100));
            var evidence = KeptEvidence.of(topology);

            var assessed = assessed(evidence, from, middle.plusNanos(1), Optional.empty());

            assertThat(ends(assessed, middle.plusNanos(1)))
                    .containsExactlyInAnyOrderEntriesOf(was(evidence, new Moment(middle, topology.now())))
                    .isNotEmpty();
        }
    }

    @Test
    void shouldAddUpHoursAndNameTheEntriesByTheirHashes(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            watch(topology, CONFINED);
            var from = topology.now();
            watch(topology, PRIVILEGED);
            watch(topology, PRIVILEGED);
            watch(topology, CONFINED);
            var evidence = KeptEvidence.of(topology);

            var assessed = assessed(evidence, from, topology.now().plusSeconds(2), Optional.empty());

            var web = only(assessed).subjects().get(0);
            assertThat(web.times().in(ControlState.FAILING)).isEqualTo(Duration.ofSeconds(10));
            assertThat(web.times().in(ControlState.COMPLIANT)).isEqualTo(Duration.ofSeconds(7));
            assertThat(web.stretches()).hasSize(3);
            web.stretches()
                    .forEach(stretch -> assertThat(stretch.grounds())
                            .isNotEmpty()
                            .allSatisfy(ground -> assertThat(ground.sha256())
                                    .isEqualTo(sha256(evidence.facts.get((int) ground.offset())))));
            assertThat(assessed.ends())
                    .extracting(Ground::sha256)
                    .containsExactly(sha256(evidence.facts.get(evidence.facts.size() - 1)));
        }
    }

    @Test
    void shouldFollowAFindingThroughItsLife(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            watch(topology, PRIVILEGED);
            watch(topology, PRIVILEGED);
            topology.decide(
                    "waiver",
                    People.accept(
                            "waiver",
                            "not-privileged",
                            topology.now(),
                            topology.now().plusSeconds(600)));
            watch(topology, PRIVILEGED);
            var from = topology.now();
            watch(topology, CONFINED);

            var assessment = assessed(
                            KeptEvidence.of(topology), from, topology.now().plusSeconds(1), Optional.empty())
                    .assessment();

            assertThat(assessment.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.steps())
                            .extracting(step -> step.kind().getClass().getSimpleName())
                            .contains("Opened", "Suppressed"));
            assertThat(assessment.exceptions()).singleElement().satisfies(life -> {
                assertThat(life.decision().id()).isEqualTo("waiver");
                assertThat(life.end()).isEmpty();
            });
        }
    }

    @Test
    void shouldTellWhatCameInLateFromWhatWasKnownThen(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var from = watch(topology, CONFINED);
            var to = from.plusSeconds(5);
            topology.pass(Duration.ofSeconds(5));
            topology.observe(agent, agent.at(from.plusSeconds(1)).sees(PRIVILEGED));
            watch(topology, PRIVILEGED);

            var then = assessed(KeptEvidence.of(topology), from, to, Optional.of(to.minusNanos(1)));
            var now = assessed(KeptEvidence.of(topology), from, to, Optional.empty());

            assertThat(only(then).times().in(ControlState.FAILING)).isZero();
            assertThat(only(now).times().in(ControlState.FAILING)).isEqualTo(Duration.ofSeconds(4));
        }
    }

    @Test
    void shouldNeverCountAsKeptWhatNobodyWatched(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var last = watch(topology, CONFINED);
            topology.pass(Duration.ofMinutes(10));
            var again = watch(topology, CONFINED);

            var assessed = assessed(KeptEvidence.of(topology), last, again, Optional.empty());

            assertThat(only(assessed).times().lasted())
                    .isEqualTo(Map.of(ControlState.BLIND, Duration.between(last, again)));
            assertThat(assessed.assessment().hosts()).singleElement().satisfies(host -> {
                assertThat(host.silent()).isEqualTo(Duration.between(last, again));
                assertThat(host.spells().get(0).grounds()).hasSize(2);
            });
        }
    }

    @Test
    void shouldSayNothingOfAJournalThatIsNotWhole(@TempDir Path state) {
        try (var topology = new DrivenTopology(state)) {
            var from = watch(topology, CONFINED);
            var to = watch(topology, CONFINED);
            var beheaded = KeptEvidence.of(topology).without(1, 0);
            var damaged = KeptEvidence.of(topology);
            damaged.facts.get(1)[30]++;

            assertThatThrownBy(() -> assessed(beheaded, from, to, Optional.empty()))
                    .isInstanceOf(BeheadedJournalException.class);
            assertThatThrownBy(() -> assessed(damaged, from, to, Optional.empty()))
                    .isInstanceOf(DamagedEvidenceException.class);
        }
    }

    /** The container is seen so, and the host is well; when it was seen. */
    private Instant watch(DrivenTopology topology, Seen web) {
        if (topology.bytes("facts").isEmpty()) {
            topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        }
        topology.pass(Duration.ofSeconds(5));
        agent.at(topology.now());
        topology.observe(agent, agent.sees(web), agent.heartbeat(web));
        return topology.now();
    }

    private static AssessedControl only(Assessed assessed) {
        assertThat(assessed.assessment().controls()).hasSize(1);
        return assessed.assessment().controls().get(0);
    }

    private static Assessed assessed(Evidence evidence, Instant from, Instant to, Optional<Instant> knownAt)
            throws InterruptedException {
        var scope = new Scope(from, to, control -> true, rule -> true, (subject, labels) -> true);
        return new Replayer(evidence, Serving::new, SchemaArchive.shipped(), 1).assessed(scope, knownAt);
    }

    private static Map<String, ControlState> ends(Assessed assessed, Instant to) {
        var ends = new TreeMap<String, ControlState>();
        assessed.assessment()
                .controls()
                .forEach(control -> control.subjects()
                        .forEach(subject -> subject.stretches().stream()
                                .filter(stretch ->
                                        stretch.until().equals(to) && stretch.state() != ControlState.NOT_APPLICABLE)
                                .forEach(stretch -> ends.put(
                                        subject.subject().key().hostId() + "/"
                                                + subject.subject().key().id() + " "
                                                + control.control().id(),
                                        stretch.state()))));
        return ends;
    }

    private static Map<String, ControlState> was(Evidence evidence, Moment moment) throws InterruptedException {
        var past = new Replayer(evidence, Serving::new, SchemaArchive.shipped(), 1).past(List.of(moment));
        var was = new TreeMap<String, ControlState>();
        for (PastSubject subject : past.get(0).subjects()) {
            var who = subject.posture().getSubject();
            subject.posture().getVerdicts().stream()
                    .filter(said -> past.get(0).controls().containsKey(said.getRuleId()))
                    .filter(said -> state(said) != ControlState.NOT_APPLICABLE)
                    .forEach(
                            said -> was.put(who.getHostId() + "/" + who.getId() + " " + said.getRuleId(), state(said)));
        }
        return was;
    }

    private static ControlState state(RuleVerdict said) {
        return switch (said.getVerdict()) {
            case PASS -> ControlState.COMPLIANT;
            case NOT_APPLICABLE -> ControlState.NOT_APPLICABLE;
            case FAIL -> said.getSuppressed().isEmpty() ? ControlState.FAILING : ControlState.ACCEPTED;
            case MANUAL -> said.getAttestation() == null ? ControlState.MANUAL : ControlState.ATTESTED;
            case UNKNOWN, UNRECOGNIZED -> ControlState.BLIND;
        };
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Rules of which each serves a control of its own name. */
    private static final class Serving implements RuleCompiler {
        private final CelRules rules = new CelRules();

        @Override
        public Compilation compile(String text, PolicyValues policy) {
            return rules.compile(text, policy) instanceof Compilation.Accepted accepted
                    ? new Compilation.Accepted(serving(accepted.rule()))
                    : rules.compile(text, policy);
        }

        @Override
        public PolicyParsing parsePolicy(String text) {
            return rules.parsePolicy(text);
        }

        private static Rule serving(Rule rule) {
            return new Rule(
                    rule.id(),
                    rule.title(),
                    rule.subject(),
                    rule.severity(),
                    rule.mode(),
                    rule.remediation(),
                    List.of(new Control("own", "", rule.id().value())),
                    rule.hash(),
                    rule.reads(),
                    rule.perElement(),
                    rule.logic());
        }
    }
}
