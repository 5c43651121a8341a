package io.hullmark.streams.replay;

import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFacts;
import io.hullmark.streams.journal.EntryFold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Comes to what was at some moments in one partition, all of them in one reading. For one thread, once. */
final class PartitionPast {
    private final int partition;
    private final SchemaArchive schemas;
    private final Progress progress;
    private final List<Moment> moments;
    private final List<PastFold> folds;
    private final EntryFacts facts;

    PartitionPast(
            int partition,
            List<Moment> moments,
            Supplier<RuleCompiler> compilers,
            SchemaArchive schemas,
            Progress progress) {
        this.partition = partition;
        this.moments = moments;
        this.schemas = schemas;
        this.progress = progress;
        this.facts = EntryFacts.of(partition, schemas);
        this.folds = moments.stream()
                .map(moment -> new PastFold(moment, EntryFold.of(partition, compilers.get(), schemas)))
                .toList();
    }

    /** What was at each moment, in their order. */
    List<Past> of(Evidence evidence) {
        try (var records = evidence.facts(partition)) {
            var entries = new VouchedEntries(records, partition, schemas, progress);
            if (entries.isBeheaded()) {
                throw new BeheadedJournalException(entries.peek().orElseThrow());
            }
            var begins = entries.peek().map(KnownEntry::known);
            while (entries.peek().filter(this::isKnown).isPresent()) {
                take(entries.next());
            }
            return IntStream.range(0, moments.size())
                    .mapToObj(index -> past(index, begins))
                    .toList();
        }
    }

    private Past past(int index, Optional<Instant> begins) {
        var fold = folds.get(index);
        return new Past(moments.get(index), begins, fold.subjects(), fold.controls());
    }

    private boolean isKnown(KnownEntry entry) {
        return moments.stream().anyMatch(moment -> moment.isKnown(entry));
    }

    private void take(KnownEntry entry) {
        folds.forEach(fold -> fold.reached(entry));
        if (folds.stream().noneMatch(fold -> fold.concerns(entry))) {
            return;
        }
        progress.folded();
        try {
            facts.fact(entry.entry())
                    .ifPresent(fact -> folds.stream()
                            .filter(fold -> fold.concerns(entry))
                            .forEach(fold -> fold.take(entry, fact)));
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(entry.place(), e);
        }
    }
}
