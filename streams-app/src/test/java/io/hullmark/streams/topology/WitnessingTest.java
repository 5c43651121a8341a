package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.transparency.SigningKey;
import io.hullmark.engine.transparency.VerifierKey;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.ChainEnd;
import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Proof;
import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Proofs;
import io.hullmark.streams.replay.Records;
import io.hullmark.streams.replay.Replayer;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.replay.Stored;
import io.hullmark.streams.witness.Testimony;
import io.hullmark.streams.witness.UnfitCheckpointException;
import io.hullmark.streams.witness.Witness;
import io.hullmark.streams.witness.WitnessedEvidence;
import io.hullmark.wire.JournalEntry;
import io.hullmark.wire.Sha256;
import io.hullmark.wire.SignedCheckpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a witness has signed can't be made undone, not even by somebody who writes the whole journal anew. */
final class WitnessingTest {
    private final SigningKey key = SigningKey.create("audit.example.com");
    private final SigningKey other = SigningKey.create("audit.example.com");

    @TempDir
    Path state;

    private DrivenTopology topology;

    @BeforeEach
    void live() {
        topology = new DrivenTopology(state);
        RandomHistory.live(topology, new Random(71));
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldHoldWhatWasSignedAsItGrew() throws Exception {
        var witness = witness(Map.of());
        var first = witness.sign(this::journal);
        RandomHistory.live(topology, new Random(72));
        var second = witness.sign(this::journal);
        var nothing = witness.sign(this::journal);

        var proof = verify(evidence(), testimony(List.of(first.get(0), second.get(0))));

        assertThat(proof.flaw()).isEmpty();
        assertThat(second.get(0).getSize())
                .isEqualTo(topology.bytes("facts").size())
                .isGreaterThan(first.get(0).getSize());
        assertThat(nothing).isEmpty();
    }

    @Test
    void shouldTellForHowManyEntriesOfAPartitionItVouches() throws Exception {
        var signed = witness(Map.of()).sign(this::journal).get(0);
        RandomHistory.live(topology, new Random(72));
        var witnessed = new WitnessedEvidence(evidence(), "facts", testimony(List.of(signed)));
        var strange = new WitnessedEvidence(evidence(), "facts", Testimony.NONE);

        var proofs = verify(witnessed);
        var unsigned = verify(strange);

        assertThat(witnessed.vouching().entries(0))
                .isEqualTo(signed.getSize())
                .isLessThan(proofs.partitions().get(0).facts().count());
        assertThat(witnessed.vouching().isOfAll(proofs)).isTrue();
        assertThat(strange.vouching().isOfAll(unsigned)).isFalse();
        assertThat(strange.vouching().isOfAll(new Proofs(List.of()))).isTrue();
    }

    @Test
    void shouldGoOnFromItsLatestCheckpoint() {
        var first = witness(Map.of()).sign(this::journal);
        RandomHistory.live(topology, new Random(72));

        var resumed = witness(Map.of(0, first.get(0))).sign(this::journal);

        assertThat(resumed).isEqualTo(witness(Map.of()).sign(this::journal));
    }

    @Test
    void shouldNotGoOnFromACheckpointThatAnotherSigned() {
        var first = witness(Map.of()).sign(this::journal).get(0);

        assertThatThrownBy(() -> Witness.of("facts", 1, List.of(other), Map.of(0, first), SchemaArchive.shipped()))
                .isInstanceOf(UnfitCheckpointException.class)
                .hasMessageContaining("not signed by this key");
    }

    @Test
    void shouldNotGoOnFromTreesThatWereNotSigned() {
        var first = witness(Map.of()).sign(this::journal).get(0);
        var others = SignedCheckpoint.newBuilder(first)
                .setTrees(first.getTrees().stream()
                        .map(tree -> new Sha256(new byte[32]))
                        .toList())
                .build();

        assertThatThrownBy(() -> witness(Map.of(0, others))).isInstanceOf(UnfitCheckpointException.class);
    }

    @Test
    void shouldSignNothingOfAJournalWhoseChainIsBroken() {
        var evidence = evidence();
        evidence.facts.remove(40);

        assertThatThrownBy(() -> witness(Map.of()).sign((partition, from) -> evidence.facts(partition)))
                .isInstanceOf(DamagedEvidenceException.class)
                .hasMessageStartingWith("facts-0 at offset 40");
    }

    @Test
    void shouldSignNothingOfAJournalWithoutItsHead() {
        var evidence = evidence().without(10, 0);

        assertThatThrownBy(() -> witness(Map.of()).sign((partition, from) -> evidence.facts(partition)))
                .isInstanceOf(UnfitCheckpointException.class)
                .hasMessageContaining("before offset 10 is no longer kept");
    }

    @Test
    void shouldFindThatTheWholeJournalWasWrittenAnew() throws Exception {
        var signed = witness(Map.of()).sign(this::journal);
        var evidence = evidence();
        var anew = forgedFrom(evidence, 40);

        var proof = verify(anew, testimony(signed));
        var unwitnessed = verify(anew, Testimony.NONE);

        assertThat(unwitnessed.flaw()).as("the chain holds").isEmpty();
        assertThat(damage(proof)).contains("something was changed between position 0 and");
    }

    @Test
    void shouldSayBetweenWhichCheckpointsSomethingWasChanged() throws Exception {
        var witness = witness(Map.of());
        var first = witness.sign(this::journal).get(0);
        RandomHistory.live(topology, new Random(72));
        var second = witness.sign(this::journal).get(0);
        var anew = forgedFrom(evidence(), (int) first.getSize() + 3);

        var proof = verify(anew, testimony(List.of(first, second)));

        assertThat(damage(proof))
                .contains("changed between position %d and %d".formatted(first.getSize(), second.getSize() - 1));
    }

    @Test
    void shouldFindThatTheEndIsMissing() throws Exception {
        var signed = witness(Map.of()).sign(this::journal);
        var evidence = evidence();
        evidence.facts.subList(60, evidence.facts.size()).clear();

        var proof = verify(evidence, testimony(signed));

        assertThat(damage(proof))
                .contains("the journal ends after 60 entries, and %d were signed"
                        .formatted(signed.get(0).getSize()));
    }

    @Test
    void shouldFindThatACheckpointIsOfAFork() throws Exception {
        var signed = witness(Map.of()).sign(this::journal).get(0);
        var fork = forgedFrom(evidence(), 40);
        var forked = witness(Map.of())
                .sign((partition, from) -> fork.facts(partition))
                .get(0);

        var proof = verify(evidence(), testimony(List.of(signed, forked)));

        assertThat(damage(proof)).contains("or the checkpoint is of another journal");
    }

    @Test
    void shouldCountOnlyWhatATrustedKeySigned() {
        var note = witness(Map.of()).sign(this::journal).get(0).getNote();

        var trusting = Testimony.of(List.of(note, note), List.of(other.verifier(), key.verifier()));
        var distrusting = Testimony.of(List.of(note), List.of(other.verifier()));
        var asking = Testimony.of(List.of(note), List.<VerifierKey>of());

        assertThat(trusting)
                .extracting(it -> it.checkpoints().size(), Testimony::untrusted, Testimony::signatures)
                .containsExactly(1, 0, true);
        assertThat(distrusting)
                .extracting(it -> it.checkpoints().size(), Testimony::untrusted)
                .containsExactly(0, 1);
        assertThat(asking)
                .extracting(it -> it.checkpoints().size(), Testimony::signatures)
                .containsExactly(1, false);
    }

    /** As somebody writes it who can write to the brokers: one entry is another, and the chain behind it is made to fit. */
    private static KeptEvidence forgedFrom(KeptEvidence evidence, int position) throws Exception {
        var codec = Codec.of(JournalEntry.class);
        var end = ChainEnd.START;
        for (int at = 0; at < evidence.facts.size(); at++) {
            if (at >= position) {
                var entry = JournalEntry.newBuilder(codec.decode(evidence.facts.get(at)))
                        .setPrevious(new Sha256(end.previous()));
                if (at == position) {
                    entry.setAppliedAt(entry.getAppliedAt().plusMillis(1));
                }
                evidence.facts.set(at, codec.encode(entry.build()));
            }
            end = end.after(evidence.facts.get(at));
        }
        return evidence;
    }

    private static String damage(Proof proof) {
        assertThat(proof.flaw()).containsInstanceOf(Flaw.Damaged.class);
        return ((Flaw.Damaged) proof.flaw().orElseThrow()).message();
    }

    private KeptEvidence evidence() {
        return KeptEvidence.of(topology);
    }

    private Testimony testimony(List<SignedCheckpoint> signed) {
        return Testimony.of(signed.stream().map(SignedCheckpoint::getNote).toList(), List.of(key.verifier()));
    }

    private Witness witness(Map<Integer, SignedCheckpoint> latest) {
        return Witness.of("facts", 1, List.of(key), latest, SchemaArchive.shipped());
    }

    private Records journal(int partition, long from) {
        return new Behind(evidence().facts(partition), from);
    }

    private static Proof verify(Evidence evidence, Testimony testimony) throws InterruptedException {
        return verify(new WitnessedEvidence(evidence, "facts", testimony))
                .partitions()
                .get(0);
    }

    private static Proofs verify(WitnessedEvidence witnessed) throws InterruptedException {
        return new Replayer(witnessed, CelRules::new, SchemaArchive.shipped(), 1).verify(Span.ALL);
    }

    /** Records from an offset on. */
    private record Behind(Records records, long from) implements Records {
        @Override
        public Optional<Stored> next() {
            var next = records.next();
            while (next.isPresent() && next.get().place().offset() < from) {
                next = records.next();
            }
            return next;
        }

        @Override
        public long first() {
            return Math.max(from, records.first());
        }

        @Override
        public long end() {
            return records.end();
        }

        @Override
        public void close() {
            records.close();
        }
    }
}
