package io.hullmark.streams.journal;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.JournalEntry;

/** Reads the journal of one partition and checks that nothing in it was changed, left out or put elsewhere. For one thread. */
public final class JournalChain {
    private final int partition;
    private final Codec<JournalEntry> codec;
    private ChainEnd end;

    private JournalChain(int partition, Codec<JournalEntry> codec, ChainEnd end) {
        this.partition = partition;
        this.codec = codec;
        this.end = end;
    }

    /** A chain of which nothing has been read. */
    public static JournalChain of(int partition, SchemaArchive schemas) {
        return from(ChainEnd.START, partition, schemas);
    }

    /** A chain that was read up to an end. */
    public static JournalChain from(ChainEnd end, int partition, SchemaArchive schemas) {
        return new JournalChain(partition, Codec.of(JournalEntry.class, schemas), end);
    }

    /**
     * The next entry.
     *
     * @param entry the value of the next record of the journal's partition
     * @throws DamagedJournalException if it is not the entry that was written there
     */
    public JournalEntry next(byte[] entry) {
        var read = read(entry);
        if (!end.precedes(read.getPosition(), read.getPrevious().bytes())) {
            throw misplaced(read);
        }
        end = end.after(entry);
        return read;
    }

    /**
     * The first entry that is still kept, wherever it stands: what it claims to follow is believed, since nobody can look.
     *
     * @throws DamagedJournalException if it is no entry
     */
    public JournalEntry oldest(byte[] entry) {
        var read = read(entry);
        if (read.getPosition() == 0) {
            return next(entry);
        }
        end = ChainEnd.before(read.getPosition(), read.getPrevious().bytes()).after(entry);
        return read;
    }

    /** Where the chain stands: compare it with a checkpoint to know that nothing is missing at the end. */
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
