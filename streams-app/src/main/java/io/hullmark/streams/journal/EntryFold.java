package io.hullmark.streams.journal;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.wire.FactReader;
import io.hullmark.streams.wire.OutcomeWriter;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.streams.wire.WireSections;
import io.hullmark.wire.JournalEntry;
import java.util.List;
import java.util.Optional;

/** Folds entries of one partition with the engine alone, all of its memory on the heap. For one thread. */
public final class EntryFold {
    private final int partition;
    private final JournalFold fold;
    private final FactReader facts;
    private final OutcomeWriter writer = new OutcomeWriter(OutwardCodecs.singleObject());

    private EntryFold(int partition, JournalFold fold, FactReader facts) {
        this.partition = partition;
        this.fold = fold;
        this.facts = facts;
    }

    /** A fold that knows nothing yet. */
    public static EntryFold of(int partition, RuleCompiler compiler, SchemaArchive schemas) {
        return new EntryFold(
                partition,
                new JournalFold(compiler, new WireSections(schemas), new HeapMemory()),
                FactReader.of(schemas));
    }

    /**
     * What follows from the next entry; nothing from one of a kind that came after this version.
     *
     * @throws DamagedJournalException if its fact can't be read
     */
    public List<Outcome> apply(JournalEntry entry) {
        return fact(entry)
                .map(fact -> fold.apply(
                        new io.hullmark.engine.facts.JournalEntry(partition, entry.getPosition(), entry.getAt(), fact)))
                .orElse(List.of());
    }

    /** What the next entry adds to the violations topic, as the values of its records in single-object encoding. */
    public List<byte[]> violations(JournalEntry entry) {
        return apply(entry).stream()
                .filter(FindingChanged.class::isInstance)
                .map(outcome -> writer.violation((FindingChanged) outcome))
                .toList();
    }

    private Optional<Fact> fact(JournalEntry entry) {
        try {
            return facts.fact(entry);
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            throw new DamagedJournalException(
                    partition, entry.getPosition(), "its fact can't be read: " + e.getMessage(), e);
        }
    }
}
