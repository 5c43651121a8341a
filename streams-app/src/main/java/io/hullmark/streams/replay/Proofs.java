package io.hullmark.streams.replay;

import io.hullmark.streams.replay.Proof.Told;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** What a replay says of all partitions, in their order. */
public record Proofs(List<Proof> partitions) {
    public Proofs {
        partitions = List.copyOf(partitions);
    }

    /** Whether it is proven of all of them that what was told live is what the journal leads to. */
    public boolean hold() {
        return partitions.stream().allMatch(proof -> proof.flaw().isEmpty());
    }

    /** Entries of the journal that were read. */
    public long facts() {
        return partitions.stream().mapToLong(proof -> proof.facts().count()).sum();
    }

    /** All that was told live, the hash over those of the partitions. */
    public Told live() {
        return all(Proof::live);
    }

    /** All that the replay told. */
    public Told replayed() {
        return all(Proof::replayed);
    }

    private Told all(Function<Proof, Told> side) {
        var tally = new Tally();
        long count = 0;
        for (Proof proof : partitions) {
            var told = side.apply(proof);
            tally.add(HexFormat.of().parseHex(told.hash()));
            count += told.count();
        }
        return new Told(count, tally.told().hash());
    }
}
