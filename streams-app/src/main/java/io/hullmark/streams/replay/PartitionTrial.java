package io.hullmark.streams.replay;

import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.whatif.Draft;
import io.hullmark.engine.whatif.WhatIf;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFacts;
import io.hullmark.streams.wire.WireSections;
import java.util.Optional;

/** Tries a draft on the journal of one partition. For one thread, once. */
final class PartitionTrial {
    private final int partition;
    private final Span span;
    private final SchemaArchive schemas;
    private final Progress progress;
    private final EntryFacts facts;
    private final WhatIf whatIf;
    private boolean begun;

    PartitionTrial(
            int partition, Span span, Draft draft, RuleCompiler compiler, SchemaArchive schemas, Progress progress) {
        this.partition = partition;
        this.span = span;
        this.schemas = schemas;
        this.progress = progress;
        this.facts = EntryFacts.of(partition, schemas);
        this.whatIf = new WhatIf(partition, draft, compiler, new WireSections(schemas));
    }

    Trial of(Evidence evidence) {
        try (var records = evidence.facts(partition)) {
            var entries = new VouchedEntries(records, partition, schemas, progress);
            if (entries.isBeheaded()) {
                throw new BeheadedJournalException(entries.peek().orElseThrow());
            }
            var begins = entries.peek().map(KnownEntry::known);
            while (entries.peek().filter(entry -> !span.isOver(entry.known())).isPresent()) {
                take(entries.next());
            }
            begin();
            return new Trial(span, begins, whatIf.end(span.to()));
        }
    }

    private void take(KnownEntry known) {
        if (span.contains(known.known())) {
            begin();
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

    private void begin() {
        if (!begun) {
            whatIf.begin(span.from());
            begun = true;
        }
    }

    private Optional<JournalEntry> entry(KnownEntry known) {
        var entry = known.entry();
        try {
            return facts.fact(entry).map(fact -> new JournalEntry(partition, entry.getPosition(), entry.getAt(), fact));
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(known.place(), e);
        }
    }
}
