package io.hullmark.streams.topology;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.streams.journal.ChainEnd;
import io.hullmark.streams.stores.SmallStore;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.JournalEntry;
import io.hullmark.wire.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the journal of one partition: numbers the entries and chains them. */
final class PartitionJournal {
    private static final String END = "end";

    private final SmallStore ends;
    private final Outlets outlets;
    private final Counts counts;
    private final Codec<JournalEntry> codec = Codec.of(JournalEntry.class);
    private ChainEnd end;

    PartitionJournal(SmallStore ends, Outlets outlets, Counts counts) {
        this.ends = ends;
        this.outlets = outlets;
        this.counts = counts;
        this.end = ends.find(END).map(ChainEnd::from).orElse(ChainEnd.START);
    }

    /** Appends a fact, one of the branches of an entry, and gives its position. */
    long append(byte @Nullable [] key, Instant at, Object fact) {
        long position = end.position();
        byte[] entry = codec.encode(new JournalEntry(position, new Sha256(end.previous()), at, fact, outlets.now()));
        end = end.after(entry);
        ends.put(END, end.stored());
        outlets.fact(key, entry, at);
        counts.add(Count.FACT);
        return position;
    }
}
