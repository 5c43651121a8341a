package io.hullmark.streams.replay;

import io.hullmark.engine.assessment.AssessmentFold;
import io.hullmark.engine.assessment.Ground;
import io.hullmark.engine.assessment.Scope;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFacts;
import io.hullmark.streams.replay.Reading.Source;
import io.hullmark.streams.wire.WireSections;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Assesses the journal of one partition. For one thread, once. */
final class PartitionAssessment {
    private final Source source;
    private final Optional<Instant> knownAt;
    private final Progress progress;
    private final EntryFacts facts;
    private final AssessmentFold fold;
    private Optional<Instant> known = Optional.empty();
    private Optional<Ground> end = Optional.empty();

    PartitionAssessment(
            Source source, Scope scope, Optional<Instant> knownAt, RuleCompiler compiler, Progress progress) {
        this.source = source;
        this.knownAt = knownAt;
        this.progress = progress;
        this.facts = EntryFacts.of(source.partition(), source.schemas());
        this.fold = new AssessmentFold(scope, compiler, new WireSections(source.schemas()));
    }

    Assessed assessed() {
        try (var reading = Reading.ofAll(source, progress)) {
            reading.requireTheBeginning();
            var begins = reading.peek().map(KnownEntry::known);
            while (reading.peek().filter(this::isKnown).isPresent()) {
                var entry = reading.next();
                var ground = ground(entry, hash(reading));
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
    private static byte[] hash(Reading reading) {
        return reading.peek()
                .map(next -> next.entry().getPrevious().bytes())
                .orElseGet(() -> reading.reached().previous());
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
                    .ifPresent(fact -> fold.take(
                            new JournalEntry(source.partition(), entry.getPosition(), entry.getAt(), fact), ground));
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(counted.place(), e);
        }
    }
}
