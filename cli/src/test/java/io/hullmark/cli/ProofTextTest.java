package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.cli.console.Palette;
import io.hullmark.engine.transparency.Checkpoint;
import io.hullmark.engine.transparency.MerkleTree;
import io.hullmark.streams.replay.Proof;
import io.hullmark.streams.replay.Proof.Facts;
import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Proof.Told;
import io.hullmark.streams.replay.Proofs;
import io.hullmark.streams.replay.Stored;
import io.hullmark.streams.replay.Stored.Place;
import io.hullmark.streams.witness.Testimony;
import io.hullmark.streams.witness.Vouching;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a verification found is said with its place. */
final class ProofTextTest {
    private static final String HASH = "ab".repeat(32);
    private static final Instant THEN = Instant.parse("2026-03-03T02:00:00Z");

    private final ProofText text = new ProofText(Palette.PLAIN, Testimony.NONE, new Vouching());

    @Test
    void shouldGiveCountsAndHashesOfBothSides() {
        var lines = text.lines(proofs(Optional.empty(), 0));

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("proven  12 facts of 1 partitions");
        assertThat(lines.get(1)).startsWith("  told live  3 transitions  ");
        assertThat(lines.get(2).replace("replayed ", "told live")).isEqualTo(lines.get(1));
        assertThat(lines.get(3)).startsWith("  witnessed  by nobody");
    }

    @Test
    void shouldNameDamageAndLostHeads() {
        var place = new Place("hullmark.facts", 0, 7);

        var damaged = text.lines(proofs(Optional.of(new Flaw.Damaged(place, place + ": the entry was changed")), 0));
        var beheaded = text.lines(proofs(Optional.of(new Flaw.Beheaded(place, 5, THEN)), 0));

        assertThat(damaged).contains("damaged  hullmark.facts-0 at offset 7: the entry was changed");
        assertThat(beheaded.get(0))
                .startsWith(
                        "beheaded  the journal of partition 0 begins at position 5, known since 2026-03-03T02:00:00Z"
                                + " (hullmark.facts-0 at offset 7)");
        assertThat(damaged).anyMatch(line -> line.startsWith("not proven"));
    }

    @Test
    void shouldShowBothSidesOfADifferenceEvenIfOneCanNotBeRead() {
        var live = new Stored(new Place("hullmark.violations", 0, 9), new byte[] {1, 2, 3});

        var lines = text.lines(proofs(Optional.of(new Flaw.Differs(6, Optional.of(live), Optional.empty())), 0));

        assertThat(lines.get(0))
                .contains("at position 6 of the journal of partition 0", "hullmark.violations-0 at offset 9");
        assertThat(lines.get(1)).startsWith("  told live: 010203 (it can't be read: ");
        assertThat(lines.get(2)).isEqualTo("  replayed:  nothing");
    }

    @Test
    void shouldSayWhatCouldNotBeCompared() {
        assertThat(text.lines(proofs(Optional.empty(), 4)))
                .anyMatch(line -> line.startsWith("partition 0: the first 4 transitions were not compared"));
    }

    @Test
    void shouldNameAPartitionOfWhichNothingIsSigned() {
        var tree = new MerkleTree();
        tree.append(new byte[] {1});
        var testimony = new Testimony(List.of(Checkpoint.of("audit.example.com/hullmark.facts/1", tree)), 0, true);

        var lines = new ProofText(Palette.PLAIN, testimony, new Vouching()).lines(proofs(Optional.empty(), 0));

        assertThat(lines.get(lines.size() - 2)).contains("0 of 1 checkpoints are about what was read and hold");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("             partition 0: none of its 12 facts is signed");
    }

    @Test
    void shouldGiveOneObjectForEachPartition() {
        assertThat(text.json(proofs(Optional.empty(), 0)))
                .singleElement()
                .asString()
                .startsWith(
                        "{\"partition\":0,\"proven\":true,\"facts\":12,\"factsWithin\":10,\"chainEnd\":\"12:00\",\"witnessed\":0");
    }

    private static Proofs proofs(Optional<Flaw> flaw, long missed) {
        var told = new Told(3, HASH);
        return new Proofs(List.of(new Proof(0, new Facts(12, 10, "12:00"), told, told, missed, flaw)));
    }
}
