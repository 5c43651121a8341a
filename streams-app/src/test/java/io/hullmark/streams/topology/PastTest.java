package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.coverage.Coverage;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.replay.BeheadedJournalException;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Moment;
import io.hullmark.streams.replay.Past;
import io.hullmark.streams.replay.PastSubject;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.VerdictKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was at a moment, as it was known then and as it is known now. */
final class PastTest {
    private static final Seen CONFINED = Seen.container("web");
    private static final Seen PRIVILEGED = Seen.privileged("web");

    private final Agent agent = new Agent("host-a");

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void shouldComeToWhatTheTopologySaidThen(long seed, @TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(seed));
            var then = topology.now();
            var said = postures(topology);
            topology.pass(Duration.ofSeconds(1));
            RandomHistory.live(topology, new Random(seed + 100));

            var past = past(topology, new Moment(then, then));

            assertThat(said).isNotEmpty();
            assertThat(verdictsOfWatched(past)).isEqualTo(verdictsOfWatched(past, said));
        }
    }

    @Test
    void shouldSayWhatTookEffectUntilTheMomentAndNotWhatCameLater(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            watch(topology, CONFINED);
            var changed = watch(topology, PRIVILEGED);
            watch(topology, PRIVILEGED);

            assertThat(verdict(past(topology, changed.minusMillis(1)))).isEqualTo(VerdictKind.PASS);
            assertThat(verdict(past(topology, changed))).isEqualTo(VerdictKind.FAIL);
            assertThat(privileged(past(topology, changed.minusMillis(1)))).isEqualTo(false);
            assertThat(privileged(past(topology, changed))).isEqualTo(true);
        }
    }

    @Test
    void shouldTellWhatCameInLateFromWhatWasKnownThen(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var then = watch(topology, CONFINED);
            topology.pass(Duration.ofSeconds(5));
            topology.observe(agent, agent.at(then.minusSeconds(1)).sees(PRIVILEGED));
            watch(topology, PRIVILEGED);

            assertThat(verdict(past(topology, new Moment(then, then)))).isEqualTo(VerdictKind.PASS);
            assertThat(verdict(past(topology, new Moment(then, topology.now()))))
                    .isEqualTo(VerdictKind.FAIL);
        }
    }

    @Test
    void shouldNotPassWhatNobodyWatchedAsItTurnedOutLater(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var last = watch(topology, CONFINED);
            var then = last.plusSeconds(15);
            topology.pass(Duration.ofMinutes(10));
            watch(topology, CONFINED);

            var known = past(topology, new Moment(then, then));
            var looked = past(topology, new Moment(then, topology.now()));

            assertThat(verdict(known)).isEqualTo(VerdictKind.PASS);
            assertThat(web(known).coverage()).isInstanceOf(Coverage.Observed.class);
            assertThat(verdict(looked)).isEqualTo(VerdictKind.UNKNOWN);
            assertThat(web(looked).coverage()).isInstanceOfSatisfying(Coverage.Silent.class, silent -> {
                assertThat(silent.since()).isEqualTo(last);
                assertThat(silent.until()).isPresent();
            });
        }
    }

    @Test
    void shouldNotPassWhatWasNotWatchedAfterTheJournalEnds(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var last = watch(topology, CONFINED);

            var past = past(topology, new Moment(last.plusSeconds(3_600), last.plusSeconds(7_200)));

            assertThat(verdict(past)).isEqualTo(VerdictKind.UNKNOWN);
        }
    }

    @Test
    void shouldKnowNothingOfBeforeTheFirstFact(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var first = topology.now();
            watch(topology, CONFINED);

            var past = past(topology, new Moment(first.minusSeconds(1), topology.now()));

            assertThat(past.subjects()).isEmpty();
            assertThat(past.begins()).contains(first);
        }
    }

    @Test
    void shouldSayNothingWhenTheBeginningIsNoLongerKept(@TempDir Path state) {
        try (var topology = new DrivenTopology(state)) {
            var then = watch(topology, CONFINED);
            var evidence = KeptEvidence.of(topology).without(1, 0);

            assertThatThrownBy(() -> past(evidence, new Moment(then, then)))
                    .isInstanceOf(BeheadedJournalException.class)
                    .hasMessageContaining("begins at position 1");
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

    private static Past past(DrivenTopology topology, Instant then) throws InterruptedException {
        return past(topology, new Moment(then, topology.now()));
    }

    private static Past past(DrivenTopology topology, Moment moment) throws InterruptedException {
        return past(KeptEvidence.of(topology), moment);
    }

    private static Past past(Evidence evidence, Moment moment) throws InterruptedException {
        return new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 1)
                .past(List.of(moment))
                .get(0);
    }

    private static PastSubject web(Past past) {
        return past.subjects().stream()
                .filter(subject -> subject.posture().getSubject().getId().equals("web"))
                .findFirst()
                .orElseThrow();
    }

    private static VerdictKind verdict(Past past) {
        return web(past).posture().getVerdicts().get(0).getVerdict();
    }

    private static Object privileged(Past past) {
        return Optional.ofNullable(web(past).configuration().get("privileged")).orElseThrow();
    }

    /** The newest posture of every subject that is there. */
    private static Map<String, Posture> postures(DrivenTopology topology) {
        var newest = new TreeMap<String, Posture>();
        for (var record : topology.records("posture")) {
            var key = new String(record.key(), StandardCharsets.UTF_8);
            newest.remove(key);
            if (record.value() != null) {
                newest.put(key, DrivenTopology.posture(record.value()));
            }
        }
        return newest;
    }

    private static Map<String, List<RuleVerdict>> verdictsOfWatched(Past past) {
        var verdicts = new TreeMap<String, List<RuleVerdict>>();
        past.subjects().stream()
                .filter(PastTest::isWatched)
                .forEach(subject ->
                        verdicts.put(key(subject.posture()), subject.posture().getVerdicts()));
        return verdicts;
    }

    private static Map<String, List<RuleVerdict>> verdictsOfWatched(Past past, Map<String, Posture> said) {
        var watched = past.subjects().stream()
                .filter(PastTest::isWatched)
                .map(subject -> key(subject.posture()))
                .toList();
        var verdicts = new TreeMap<String, List<RuleVerdict>>();
        said.forEach((key, posture) -> {
            if (watched.contains(key(posture))) {
                verdicts.put(key(posture), posture.getVerdicts());
            }
        });
        return verdicts;
    }

    private static boolean isWatched(PastSubject subject) {
        return subject.coverage() instanceof Coverage.Observed;
    }

    private static String key(Posture posture) {
        var subject = posture.getSubject();
        return subject.getHostId() + "/" + subject.getKind() + "/" + subject.getId();
    }
}
