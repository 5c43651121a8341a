package io.hullmark.streams.replay;

import io.hullmark.engine.assessment.AssessmentFold;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Scope;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFacts;
import io.hullmark.streams.wire.WireSections;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Assesses the journal of one partition. For one thread, once. */
final class PartitionAssessment {
    private final int partition;
    private final Optional<Instant> knownAt;
    private final SchemaArchive schemas;
    private final Progress progress;
    private final EntryFacts facts;
    private final AssessmentFold fold;
    private Optional<Instant> known = Optional.empty();
    private Optional<Ground> end = Optional.empty();

    PartitionAssessment(
            int partition,
            Scope scope,
            Optional<Instant> knownAt,
            RuleCompiler compiler,
            SchemaArchive schemas,
            Progress progress) {
        this.partition = partition;
        this.knownAt = knownAt;
        this.schemas = schemas;
        this.progress = progress;
        this.facts = EntryFacts.of(partition, schemas);
        this.fold = new AssessmentFold(scope, compiler, new WireSections(schemas));
    }

    Assessed of(Evidence evidence) {
        try (var records = evidence.facts(partition)) {
            var entries = new VouchedEntries(records, partition, schemas, progress);
            if (entries.isBeheaded()) {
                throw new BeheadedJournalException(entries.peek().orElseThrow());
            }
            var begins = entries.peek().map(KnownEntry::known);
            while (entries.peek().filter(this::isKnown).isPresent()) {
                var entry = entries.next();
                var ground = ground(entry, hash(entries));
                known = Optional.of(entry.known());
                end = Optional.of(ground);
                if (fold.concerns(entry.entry().getAt())) {
                    take(entry, ground);
                }
            }
            return new Assessed(begins, known, end.stream().toList(), fold.end(known.orElse(Instant.MIN)));
        }
    }

    private boolean isKnown(KnownEntry entry) {
        return knownAt.stream().noneMatch(entry.known()::isAfter);
    }

    /** The hash of the entry that was taken last: the next one names it, and the end of the chain if there is none. */
    private static byte[] hash(VouchedEntries entries) {
        return entries.peek()
                .map(next -> next.entry().getPrevious().bytes())
                .orElseGet(() -> entries.end().previous());
    }

    private static Ground ground(KnownEntry entry, byte[] hash) {
        var place = entry.place();
        return new Ground(
                place.topic(),
                place.partition(),
                place.offset(),
                entry.entry().getPosition(),
                HexFormat.of().formatHex(hash));
    }

    private void take(KnownEntry counted, Ground ground) {
        progress.folded();
        var entry = counted.entry();
        try {
            facts.fact(entry)
                    .ifPresent(fact ->
                            fold.take(new JournalEntry(partition, entry.getPosition(), entry.getAt(), fact), ground));
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(counted.place(), e);
        }
    }
}
