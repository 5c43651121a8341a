package io.hullmark.streams.journal;

import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import java.util.List;

/**
 * Folds the journal of one partition again, with the engine alone, and checks on the way that nothing in it was changed, left out or
 * put elsewhere. For one thread.
 */
public final class JournalReplay {
    private final JournalChain chain;
    private final EntryFold fold;

    private JournalReplay(JournalChain chain, EntryFold fold) {
        this.chain = chain;
        this.fold = fold;
    }

    /** A replay from the first entry of a partition. */
    public static JournalReplay of(int partition, RuleCompiler compiler, SchemaArchive schemas) {
        return new JournalReplay(JournalChain.of(partition, schemas), EntryFold.of(partition, compiler, schemas));
    }

    /**
     * What follows from the next entry.
     *
     * @param entry the value of the next record of the journal's partition
     * @throws DamagedJournalException if it is not the entry that was written there
     */
    public List<Outcome> next(byte[] entry) {
        return fold.apply(chain.next(entry));
    }

    /** What the next entry adds to the violations topic, as the values of its records in single-object encoding. */
    public List<byte[]> violations(byte[] entry) {
        return fold.violations(chain.next(entry));
    }

    /** Where the replay stands: compare it with a checkpoint to know that nothing is missing at the end. */
    public ChainEnd end() {
        return chain.end();
    }
}
