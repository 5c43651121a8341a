package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.journal.ChainEnd;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Proof;
import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.replay.Stored.Place;
import io.hullmark.wire.JournalEntry;
import io.hullmark.wire.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was told live is told again by the journal, and whatever was spoiled since is found. */
final class VerifyingTest {
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void shouldProveThatTheReplayTellsWhatWasToldLive(long seed, @TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(seed));

            var proof = verify(KeptEvidence.of(topology), Span.ALL);

            assertThat(proof.flaw()).isEmpty();
            assertThat(proof.live()).isEqualTo(proof.replayed());
            assertThat(proof.live().count())
                    .isEqualTo(topology.bytes("violations").size())
                    .isGreaterThan(50);
            assertThat(proof.facts().count()).isEqualTo(topology.bytes("facts").size());
        }
    }

    @Test
    void shouldCompareWhatBecameKnownWithinASpanAndNothingElse(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(21));
            var middle = topology.now();
            var early = topology.bytes("violations").size();
            var earlyFacts = topology.bytes("facts").size();
            RandomHistory.live(topology, new Random(22));
            var evidence = KeptEvidence.of(topology);
            // spoils what is not asked for
            evidence.violations.remove(0);

            var late = verify(evidence, new Span(middle, Instant.MAX));
            var before = verify(KeptEvidence.of(topology), new Span(Instant.MIN, middle));

            assertThat(late.flaw()).isEmpty();
            assertThat(late.live().count())
                    .isEqualTo(topology.bytes("violations").size() - early);
            assertThat(before.live().count()).isEqualTo(early);
            assertThat(before.facts().within()).isEqualTo(earlyFacts);
        }
    }

    @Test
    void shouldProveAJournalOfBeforeEntriesSaidWhenTheyWereApplied(@TempDir Path state) throws Exception {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(30));
            var evidence = KeptEvidence.of(topology);
            var codec = Codec.of(JournalEntry.class);
            var end = ChainEnd.START;
            for (int position = 0; position < evidence.facts.size(); position++) {
                var entry = JournalEntry.newBuilder(codec.decode(evidence.facts.get(position)))
                        .setPrevious(new Sha256(end.previous()))
                        .setAppliedAt(null)
                        .build();
                evidence.facts.set(position, codec.encode(entry));
                end = end.after(evidence.facts.get(position));
            }

            var proof = verify(evidence, new Span(Agent.START, Instant.MAX));

            assertThat(proof.flaw()).isEmpty();
            assertThat(proof.facts().within()).isEqualTo(evidence.facts.size());
        }
    }

    @Test
    void shouldNameTheRecordOfTheJournalThatWasChanged(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(23));
            var evidence = KeptEvidence.of(topology);
            evidence.facts.set(40, spoiled(evidence.facts.get(40)));

            var proof = verify(evidence, Span.ALL);

            assertThat(proof.flaw()).containsInstanceOf(Flaw.Damaged.class);
            var damage = (Flaw.Damaged) proof.flaw().orElseThrow();
            assertThat(damage.place()).isEqualTo(new Place("facts", 0, 40));
            assertThat(damage.message()).startsWith("facts-0 at offset 40: ").contains("position 40");
        }
    }

    @Test
    void shouldNameThePlaceWhereARecordOfTheJournalIsMissing(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(24));
            var evidence = KeptEvidence.of(topology);
            evidence.facts.remove(40);

            var proof = verify(evidence, Span.ALL);

            assertThat(proof.flaw()).containsInstanceOf(Flaw.Damaged.class);
            assertThat(((Flaw.Damaged) proof.flaw().orElseThrow()).message())
                    .startsWith("facts-0 at offset 40: ")
                    .contains("damaged at position 40: the entry says that it stands at position 41");
        }
    }

    @Test
    void shouldShowBothRecordsWhereATransitionWasChanged(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(25));
            var evidence = KeptEvidence.of(topology);
            var told = evidence.violations.get(30);
            evidence.violations.set(30, spoiled(told));

            var difference = (Flaw.Differs) verify(evidence, Span.ALL).flaw().orElseThrow();

            assertThat(difference.replayed())
                    .hasValueSatisfying(value -> assertThat(value).isEqualTo(told));
            assertThat(difference.live()).hasValueSatisfying(live -> {
                assertThat(live.place()).isEqualTo(new Place("violations", 0, 30));
                assertThat(live.value()).isEqualTo(spoiled(told));
            });
        }
    }

    @Test
    void shouldMissATransitionThatWasDroppedWhereverItStood(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(26));
            for (int dropped : new int[] {0, 30, topology.bytes("violations").size() - 1}) {
                var evidence = KeptEvidence.of(topology);
                var told = evidence.violations.remove(dropped);

                var difference =
                        (Flaw.Differs) verify(evidence, Span.ALL).flaw().orElseThrow();

                assertThat(difference.replayed())
                        .hasValueSatisfying(value -> assertThat(value).isEqualTo(told));
            }
        }
    }

    @Test
    void shouldFindATransitionThatNothingLedTo(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(27));
            var evidence = KeptEvidence.of(topology);
            evidence.violations.add(31, evidence.violations.get(30));

            var difference = (Flaw.Differs) verify(evidence, Span.ALL).flaw().orElseThrow();

            assertThat(difference.live().map(live -> live.place().offset())).contains(31L);
        }
    }

    @Test
    void shouldSayFromWhereTheChainHoldsWhenTheHeadOfTheJournalIsGone(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(28));
            var all = topology.bytes("facts").size();

            var proof = verify(KeptEvidence.of(topology).without(100, 0), Span.ALL);

            assertThat(proof.flaw()).containsInstanceOf(Flaw.Beheaded.class);
            var head = (Flaw.Beheaded) proof.flaw().orElseThrow();
            assertThat(head.position()).isEqualTo(100);
            assertThat(head.place()).isEqualTo(new Place("facts", 0, 100));
            assertThat(proof.facts().count()).isEqualTo(all - 100);
        }
    }

    @Test
    void shouldCompareFromWhereTransitionsAreStillKept(@TempDir Path state) throws InterruptedException {
        try (var topology = new DrivenTopology(state)) {
            RandomHistory.live(topology, new Random(29));
            var all = topology.bytes("violations").size();

            var proof = verify(KeptEvidence.of(topology).without(0, 20), Span.ALL);

            assertThat(proof.flaw()).isEmpty();
            assertThat(proof.missed()).isEqualTo(20);
            assertThat(proof.live().count()).isEqualTo(all - 20);
        }
    }

    private static Proof verify(Evidence evidence, Span span) throws InterruptedException {
        return new Replayer(evidence, CelRules::new, SchemaArchive.shipped(), 1)
                .verify(span)
                .partitions()
                .get(0);
    }

    private static byte[] spoiled(byte[] value) {
        var spoiled = value.clone();
        spoiled[spoiled.length - 1] ^= 1;
        return spoiled;
    }
}
