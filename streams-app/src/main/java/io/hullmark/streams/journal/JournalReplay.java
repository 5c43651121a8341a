package io.hullmark.streams.journal;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.wire.FactReader;
import io.hullmark.streams.wire.OutcomeWriter;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.streams.wire.WireSections;
import io.hullmark.wire.JournalEntry;
import java.util.List;
import java.util.Optional;

/**
 * Folds the journal of one partition again, with the engine alone, and checks on the way that nothing in it was changed, left out or
 * put elsewhere. For one thread.
 */
public final class JournalReplay {
    private final int partition;
    private final JournalFold fold;
    private final FactReader facts;
    private final Codec<JournalEntry> codec;
    private ChainEnd end = ChainEnd.START;

    private JournalReplay(int partition, JournalFold fold, FactReader facts, Codec<JournalEntry> codec) {
        this.partition = partition;
        this.fold = fold;
        this.facts = facts;
        this.codec = codec;
    }

    /** A replay from the first entry of a partition. */
    public static JournalReplay of(int partition, RuleCompiler compiler, SchemaArchive schemas) {
        return new JournalReplay(
                partition,
                new JournalFold(compiler, new WireSections(schemas), new HeapMemory()),
                FactReader.of(schemas),
                Codec.of(JournalEntry.class, schemas));
    }

    /**
     * What follows from the next entry.
     *
     * @param entry the value of the next record of the journal's partition
     * @throws DamagedJournalException if it is not the entry that was written there
     */
    public List<Outcome> next(byte[] entry) {
        var read = read(entry);
        if (!end.precedes(read.getPosition(), read.getPrevious().bytes())) {
            throw misplaced(read);
        }
        var fact = fact(read);
        end = end.after(entry);
        return fact.map(known -> fold.apply(
                        new io.hullmark.engine.facts.JournalEntry(partition, read.getPosition(), read.getAt(), known)))
                .orElse(List.of());
    }

    /** What the next entry adds to the violations topic, as the values of its records in single-object encoding. */
    public List<byte[]> violations(byte[] entry) {
        var writer = new OutcomeWriter(OutwardCodecs.singleObject());
        return next(entry).stream()
                .filter(Outcome.FindingChanged.class::isInstance)
                .map(outcome -> writer.violation((Outcome.FindingChanged) outcome))
                .toList();
    }

    /** Where the replay stands: compare it with a checkpoint to know that nothing is missing at the end. */
    public ChainEnd end() {
        return end;
    }

    private JournalEntry read(byte[] entry) {
        try {
            return codec.decode(entry);
        } catch (UnreadableRecordException e) {
            throw new DamagedJournalException(
                    partition, end.position(), "the entry can't be read: " + e.getMessage(), e);
        }
    }

    private Optional<Fact> fact(JournalEntry entry) {
        try {
            return facts.fact(entry);
        } catch (UnreadableRecordException | IllegalArgumentException e) {
            throw new DamagedJournalException(
                    partition, end.position(), "its fact can't be read: " + e.getMessage(), e);
        }
    }

    private DamagedJournalException misplaced(JournalEntry read) {
        if (read.getPosition() != end.position()) {
            return new DamagedJournalException(
                    partition,
                    end.position(),
                    "the entry says that it stands at position %d".formatted(read.getPosition()));
        }
        return new DamagedJournalException(
                partition,
                Math.max(0, end.position() - 1),
                "it is not the entry that the next one was chained to, or the next one was changed");
    }
}
