package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Deviation.Kind;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.replay.BeheadedJournalException;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.replay.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts tried on the journal that the topology wrote. */
final class TrialTest {
    private static final Draft OPEN_TO_ALL = Draft.NOTHING.withRules(new TreeMap<>());

    private final Agent agent = new Agent("host-a");

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46})
    void shouldTellNothingOfADraftThatChangesNothing(long seed, @TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(seed));
            var middle = topology.now();
            RandomHistory.live(topology, new Random(seed + 100));

            var trial = tried(topology, new Span(middle, topology.now()), Draft.NOTHING);

            assertThat(trial.difference().deviations()).isEmpty();
        }
    }

    @Test
    void shouldTellWhatVanishesFromTheBeginOfTheSpanToItsEnd(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            watch(topology, Seen.privileged("web"));
            var from = topology.now().plusSeconds(1);
            watch(topology, Seen.privileged("web"));
            watch(topology, Seen.container("web"));
            var fixed = topology.now();

            var trial = tried(topology, new Span(from, fixed.plusSeconds(9)), OPEN_TO_ALL);

            assertThat(trial.difference().deviations()).singleElement().satisfies(deviation -> {
                assertThat(deviation.kind()).isEqualTo(Kind.VANISHES);
                assertThat(deviation.since()).isEqualTo(from);
                assertThat(deviation.until()).contains(fixed);
            });
        }
    }

    @Test
    void shouldLeaveOutWhatBecameKnownAfterTheSpan(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            watch(topology, Seen.container("web"));
            var from = topology.now();
            topology.pass(Duration.ofSeconds(5));
            var to = topology.now();
            watch(topology, Seen.privileged("web"));
            watch(topology, Seen.privileged("web"));
            watch(topology, Seen.container("web"));

            var trial = tried(topology, new Span(from, to), OPEN_TO_ALL);

            assertThat(trial.difference().deviations()).isEmpty();
        }
    }

    @Test
    void shouldTellOfADraftRuleOfTheLanguageWhatItWouldOpen(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            watch(topology, Seen.container("web").with("security", "readonlyRootfs", false));
            var from = topology.now();
            watch(topology, Seen.container("web").with("security", "readonlyRootfs", false));
            var rules = new TreeMap<>(Map.of("not-privileged", People.NOT_PRIVILEGED, "read-only", People.READ_ONLY));

            var trial = tried(topology, new Span(from, topology.now()), Draft.NOTHING.withRules(rules));

            assertThat(trial.difference().deviations())
                    .singleElement()
                    .extracting(Deviation::kind)
                    .isEqualTo(Kind.OPENS);
        }
    }

    @Test
    void shouldSaySinceWhenAnythingIsKnown(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            var first = topology.now();
            watch(topology, Seen.container("web"));

            var trial = tried(topology, new Span(first.minusSeconds(9), first.minusSeconds(1)), OPEN_TO_ALL);

            assertThat(trial.begins()).contains(first);
            assertThat(trial.difference().deviations()).isEmpty();
        }
    }

    @Test
    void shouldRefuseAJournalWhoseBeginningIsNoLongerKept(@TempDir Path state) {
        try (var topology = new DrivenTopology(state)) {
            var from = topology.now();
            watch(topology, Seen.container("web"));
            var evidence = KeptEvidence.of(topology).without(1, 0);

            assertThatThrownBy(() -> tried(evidence, new Span(from, topology.now()), OPEN_TO_ALL))
                    .isInstanceOf(BeheadedJournalException.class);
        }
    }

    private void watch(DrivenTopology topology, Seen web) {
        if (topology.bytes("facts").isEmpty()) {
            topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        }
        topology.pass(Duration.ofSeconds(5));
        agent.at(topology.now());
        topology.observe(agent, agent.sees(web), agent.heartbeat(web));
    }

    private static Trial tried(DrivenTopology topology, Span span, Draft draft) throws InterruptedException {
        return tried(KeptEvidence.of(topology), span, draft);
    }

    private static Trial tried(Evidence evidence, Span span, Draft draft) throws InterruptedException {
        return new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 1).tried(span, draft);
    }
}
