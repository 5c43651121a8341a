package io.hullmark.streams.journal;

import io.hullmark.engine.facts.Fact;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.wire.FactReader;
import io.hullmark.wire.JournalEntry;
import java.util.Optional;

/** Opens the facts of entries of one partition. For one thread. */
public final class EntryFacts {
    private final int partition;
    private final FactReader facts;

    private EntryFacts(int partition, FactReader facts) {
        this.partition = partition;
        this.facts = facts;
    }

    /** For a reader that knows the schemas of an archive. */
    public static EntryFacts of(int partition, SchemaArchive schemas) {
        return new EntryFacts(partition, FactReader.of(schemas));
    }

    /**
     * The fact of an entry; empty for a kind that came after this version.
     *
     * @throws DamagedJournalException if it can't be read
     */
    public Optional<Fact> fact(JournalEntry entry) {
        try {
            return facts.fact(entry);
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            throw new DamagedJournalException(
                    partition, entry.getPosition(), "its fact can't be read: " + e.getMessage(), e);
        }
    }
}
