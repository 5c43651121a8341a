package io.hullmark.streams.replay;

import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFold;
import io.hullmark.streams.replay.Proof.Facts;
import io.hullmark.streams.replay.Proof.Flaw;
import java.util.List;
import java.util.Optional;

/** Replays the journal of one partition and holds what follows against what was told live. For one thread, once. */
final class PartitionVerification {
    private final int partition;
    private final Span span;
    private final Progress progress;
    private final EntryFold fold;
    private final SchemaArchive schemas;
    private long within;
    private long position = -1;
    private Optional<Flaw> flaw = Optional.empty();

    PartitionVerification(int partition, Span span, RuleCompiler compiler, SchemaArchive schemas, Progress progress) {
        this.partition = partition;
        this.span = span;
        this.progress = progress;
        this.schemas = schemas;
        this.fold = EntryFold.of(partition, compiler, schemas);
    }

    Proof of(Evidence evidence) {
        // the journal first, so that what follows from its last entry is told by then
        try (var facts = evidence.facts(partition);
                var violations = evidence.violations(partition)) {
            var comparison = new Comparison(new LiveTransitions(violations, schemas));
            var entries = new VouchedEntries(facts, partition, schemas, progress);
            try {
                flaw = read(entries, comparison);
                if (flaw.isEmpty() && entries.isAtEnd() && !hasGrown(evidence, facts)) {
                    flaw = comparison.rest(position);
                }
            } catch (DamagedEvidenceException e) {
                flaw = Optional.of(new Flaw.Damaged(e.place(), String.valueOf(e.getMessage())));
            }
            var read = new Facts(entries.count(), within, entries.end().toString());
            return new Proof(partition, read, comparison.live(), comparison.replayed(), comparison.missed(), flaw);
        }
    }

    /** While the topology is at work, what was told last may follow from what was not read any more. */
    private boolean hasGrown(Evidence evidence, Records facts) {
        try (var now = evidence.facts(partition)) {
            return now.end() > facts.end();
        }
    }

    private Optional<Flaw> read(VouchedEntries entries, Comparison comparison) {
        if (entries.isBeheaded()) {
            return Optional.of(readBeheaded(entries));
        }
        while (goesOn(entries)) {
            var entry = entries.next();
            position = entry.entry().getPosition();
            var replayed = replay(entry);
            if (!span.contains(entry.known())) {
                comparison.pass(replayed);
                continue;
            }
            within++;
            var difference = comparison.compare(position, replayed);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** Without what was before nobody can fold, but the chain can be held against itself. */
    private Flaw readBeheaded(VouchedEntries entries) {
        var oldest = entries.peek().orElseThrow();
        while (goesOn(entries)) {
            within += span.contains(entries.next().known()) ? 1 : 0;
        }
        return new Flaw.Beheaded(oldest.place(), oldest.entry().getPosition(), oldest.known());
    }

    private boolean goesOn(VouchedEntries entries) {
        return entries.peek().filter(entry -> !span.isOver(entry.known())).isPresent();
    }

    private List<byte[]> replay(KnownEntry entry) {
        progress.folded();
        try {
            return fold.violations(entry.entry());
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(entry.place(), e);
        }
    }
}
