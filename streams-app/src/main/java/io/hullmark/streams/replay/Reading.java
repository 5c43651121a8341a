package io.hullmark.streams.replay;

import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.ChainEnd;
import io.hullmark.streams.savepoints.Milestone;
import java.util.Optional;

/** The journal of a partition as far as it is read: from its beginning or from a milestone on, and past what is of no interest. */
final class Reading implements AutoCloseable {
    private final Evidence evidence;
    private final int partition;
    private final SchemaArchive schemas;
    private final Progress progress;
    private Records records;
    private VouchedEntries entries;

    private Reading(Source source, Progress progress, Records records, VouchedEntries entries) {
        this.evidence = source.evidence();
        this.partition = source.partition();
        this.schemas = source.schemas();
        this.progress = progress;
        this.records = records;
        this.entries = entries;
    }

    /** What is read. */
    record Source(Evidence evidence, int partition, SchemaArchive schemas) {}

    /** All that is kept. */
    static Reading ofAll(Source source, Progress progress) {
        var records = source.evidence().facts(source.partition());
        return new Reading(
                source, progress, records, new VouchedEntries(records, source.partition(), source.schemas(), progress));
    }

    /** From a milestone on; empty if this journal does not go on as it says. */
    static Optional<Reading> from(Milestone milestone, Source source, Progress progress) {
        return Onward.behind(milestone, source, progress).map(onward -> {
            progress.expect(onward.records().end() - milestone.offset());
            return new Reading(source, progress, onward.records(), onward.entries());
        });
    }

    /** Goes on at a milestone that is ahead; if the journal does not go on there as it says, everything stays as it is. */
    boolean skipTo(Milestone milestone) {
        var next = entries.peek().orElseThrow().place().offset();
        var onward = Onward.behind(milestone, new Source(evidence, partition, schemas), progress);
        onward.ifPresent(found -> {
            records.close();
            records = found.records();
            entries = found.entries();
            progress.advance(milestone.offset() - next);
        });
        return onward.isPresent();
    }

    /** The entry that comes next, not yet vouched for; empty at the end. */
    Optional<KnownEntry> peek() {
        return entries.peek();
    }

    /** The entry that comes next, vouched for by the one that follows. */
    KnownEntry next() {
        return entries.next();
    }

    /** Where the chain stands before the entry that comes next. */
    ChainEnd here() {
        var entry = entries.peek().orElseThrow().entry();
        return ChainEnd.before(entry.getPosition(), entry.getPrevious().bytes());
    }

    /** Whether entries at the beginning are no longer kept. */
    boolean isBeheaded() {
        return entries.isBeheaded();
    }

    /** How many entries were read since the reading began, or skipped to a milestone. */
    long count() {
        return entries.count();
    }

    /** Where the chain stands behind the last entry that was read. */
    ChainEnd reached() {
        return entries.end();
    }

    /** Offset behind the last record that there was when the reading began. */
    long end() {
        return records.end();
    }

    /** @throws BeheadedJournalException if what the reading begins with follows something that is no longer kept */
    void requireTheBeginning() {
        if (entries.isBeheaded()) {
            throw new BeheadedJournalException(entries.peek().orElseThrow());
        }
    }

    @Override
    public void close() {
        records.close();
    }

    /** What follows a milestone. */
    private record Onward(Records records, VouchedEntries entries) {
        static Optional<Onward> behind(Milestone milestone, Source source, Progress progress) {
            var records = source.evidence().facts(source.partition(), milestone.offset());
            try {
                var entries = VouchedEntries.from(milestone, records, source.partition(), source.schemas(), progress);
                if (records.first() == milestone.offset() && entries.peek().isPresent()) {
                    return Optional.of(new Onward(records, entries));
                }
            } catch (DamagedEvidenceException e) {
                // it is of another journal, or the journal was changed: whoever verifies it will say so
            }
            records.close();
            return Optional.empty();
        }
    }
}
