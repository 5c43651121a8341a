package io.hullmark.streams.replay;

import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.engine.whatif.WhatIf;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFacts;
import io.hullmark.streams.replay.Reading.Source;
import io.hullmark.streams.savepoints.Savepoints;
import io.hullmark.streams.wire.WireSections;
import java.time.Instant;
import java.util.Optional;

/** Tries a draft on the journal of one partition. For one thread, once. */
final class PartitionTrial {
    private final Source source;
    private final Span span;
    private final Draft draft;
    private final Savepoints savepoints;
    private final Progress progress;
    private final EntryFacts facts;
    private boolean begun;

    PartitionTrial(Source source, Span span, Draft draft, Savepoints savepoints, Progress progress) {
        this.source = source;
        this.span = span;
        this.draft = draft;
        this.savepoints = savepoints;
        this.progress = progress;
        this.facts = EntryFacts.of(source.partition(), source.schemas());
    }

    /** What the draft would have changed, by the rules that the compiler compiles. */
    Trial judgedBy(RuleCompiler compiler) {
        var beginning =
                Beginning.of(source, savepoints, milestone -> milestone.known().isBefore(span.from()), progress);
        try (var reading = beginning.reading()) {
            reading.requireTheBeginning();
            var whatIf = beginning
                    .savepoint()
                    .map(savepoint ->
                            whatIf(savepoint.memory(), savepoint.milestone().latest(), compiler))
                    .orElseGet(() -> whatIf(new HeapMemory(), Instant.MIN, compiler));
            while (reading.peek().filter(entry -> !span.isOver(entry.known())).isPresent()) {
                take(reading.next(), whatIf);
            }
            begin(whatIf);
            return new Trial(span, beginning.begins(), whatIf.end(span.to()));
        }
    }

    private WhatIf whatIf(HeapMemory memory, Instant latest, RuleCompiler compiler) {
        return new WhatIf(source.partition(), draft, compiler, new WireSections(source.schemas()), memory, latest);
    }

    private void take(KnownEntry known, WhatIf whatIf) {
        if (span.contains(known.known())) {
            begin(whatIf);
        }
        progress.folded();
        entry(known).ifPresent(entry -> {
            if (begun) {
                whatIf.apply(entry);
            } else {
                whatIf.precede(entry);
            }
        });
    }

    private void begin(WhatIf whatIf) {
        if (!begun) {
            whatIf.begin(span.from());
            begun = true;
        }
    }

    private Optional<JournalEntry> entry(KnownEntry known) {
        var entry = known.entry();
        try {
            return facts.fact(entry)
                    .map(fact -> new JournalEntry(source.partition(), entry.getPosition(), entry.getAt(), fact));
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(known.place(), e);
        }
    }
}
