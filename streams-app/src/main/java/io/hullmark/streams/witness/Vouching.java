package io.hullmark.streams.witness;

import io.hullmark.streams.replay.Proofs;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** For how much of each partition checkpoints vouch that were compared with it and hold. For several threads. */
public final class Vouching {
    private final Map<Integer, Long> entries = new ConcurrentSkipListMap<>();
    private final LongAdder checkpoints = new LongAdder();

    void holds(int partition, long size) {
        entries.merge(partition, size, Math::max);
        checkpoints.increment();
    }

    /** How many checkpoints hold: those of what was not read were not compared. */
    public long checkpoints() {
        return checkpoints.sum();
    }

    /** For how many entries of a partition, from its first one on. */
    public long entries(int partition) {
        return entries.getOrDefault(partition, 0L);
    }

    /** Whether somebody vouches for a part at least of every partition of which something was read. */
    public boolean isOfAll(Proofs proofs) {
        return proofs.partitions().stream()
                .allMatch(proof -> proof.facts().count() == 0 || entries(proof.partition()) > 0);
    }
}
