package io.hullmark.streams.replay;

import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.ChainEnd;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.JournalChain;
import io.hullmark.streams.replay.Stored.Place;
import io.hullmark.streams.savepoints.Milestone;
import io.hullmark.wire.JournalEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one partition, entry by entry. An entry is told by the hash in the next one, so each is held back until that was read:
 * one that was changed is named for what it is, and nothing is concluded from it.
 */
final class VouchedEntries {
    private final Records records;
    private final JournalChain chain;
    private final Progress progress;
    private final KnowledgeClock clock;
    private final boolean anywhere;
    private long offset;
    private boolean begun;
    private boolean beheaded;
    private long read;
    private @Nullable KnownEntry held;

    private VouchedEntries(
            Records records, JournalChain chain, KnowledgeClock clock, boolean anywhere, Progress progress) {
        this.records = records;
        this.chain = chain;
        this.clock = clock;
        this.anywhere = anywhere;
        this.progress = progress;
        this.offset = records.first();
    }

    /** From the first entry on that is kept. */
    VouchedEntries(Records records, int partition, SchemaArchive schemas, Progress progress) {
        this(records, JournalChain.of(partition, schemas), new KnowledgeClock(), records.first() > 0, progress);
        progress.expect(records.end() - offset);
    }

    /** From a milestone on: the first entry must be the one that followed it. */
    static VouchedEntries from(
            Milestone milestone, Records records, int partition, SchemaArchive schemas, Progress progress) {
        var chain = JournalChain.from(milestone.end(), partition, schemas);
        return new VouchedEntries(records, chain, KnowledgeClock.from(milestone.known()), false, progress);
    }

    /** The entry that comes next, not yet vouched for; empty at the end. */
    Optional<KnownEntry> peek() {
        if (!begun) {
            held = read(true);
            begun = true;
        }
        return Optional.ofNullable(held);
    }

    /** The entry that comes next. The last one of all has nobody to vouch for it but what follows from it. */
    KnownEntry next() {
        var current = peek().orElseThrow();
        held = read(false);
        return current;
    }

    /** Whether entries at the beginning are no longer kept. */
    boolean isBeheaded() {
        peek();
        return beheaded;
    }

    /** How many entries were read. */
    long count() {
        return read;
    }

    /** Where the chain stands behind the last entry that was read. */
    ChainEnd end() {
        return chain.end();
    }

    private @Nullable KnownEntry read(boolean first) {
        var stored = records.next().orElse(null);
        if (stored == null) {
            return null;
        }
        var entry = checked(stored, first);
        read++;
        progress.advance(stored.place().offset() - offset);
        offset = stored.place().offset();
        return new KnownEntry(entry, stored.place(), clock.known(entry));
    }

    private JournalEntry checked(Stored stored, boolean first) {
        try {
            if (first && anywhere) {
                var oldest = chain.oldest(stored.value());
                beheaded = oldest.getPosition() > 0;
                return oldest;
            }
            return chain.next(stored.value());
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(place(stored, e.position()), e);
        }
    }

    /** The entry before may be the one that was changed. */
    private Place place(Stored stored, long position) {
        var before = held;
        return before != null && before.entry().getPosition() == position ? before.place() : stored.place();
    }
}
