package io.hullmark.streams.replay;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFacts;
import io.hullmark.streams.replay.Proof.Facts;
import io.hullmark.streams.replay.Proof.Flaw;
import io.hullmark.streams.replay.Reading.Source;
import io.hullmark.streams.savepoints.Savepoints;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Replays the journal of one partition and holds what follows against what was told live. For one thread, once. */
final class PartitionVerification {
    private final Source source;
    private final Span span;
    private final Savepoints savepoints;
    private final Progress progress;
    private final EntryFacts facts;
    private final Recollection recollection;
    private long within;
    private long position = -1;
    private Optional<Flaw> flaw = Optional.empty();

    PartitionVerification(Source source, Span span, RuleCompiler compiler, Savepoints savepoints, Progress progress) {
        this.source = source;
        this.span = span;
        this.savepoints = savepoints;
        this.progress = progress;
        this.facts = EntryFacts.of(source.partition(), source.schemas());
        this.recollection = Recollection.ofNothing(source.partition(), Instant.MAX, compiler, source.schemas());
    }

    Proof proof() {
        // the journal first, so that what follows from its last entry is told by then
        try (var entries = Reading.ofAll(source, progress);
                var violations = source.evidence().violations(source.partition())) {
            var comparison = new Comparison(new LiveTransitions(violations, source.schemas()));
            try {
                flaw = read(entries, comparison);
                if (flaw.isEmpty() && entries.peek().isEmpty() && !hasGrown(entries)) {
                    flaw = comparison.rest(position);
                }
            } catch (DamagedEvidenceException e) {
                flaw = Optional.of(new Flaw.Damaged(e.place(), String.valueOf(e.getMessage())));
            }
            var read = new Facts(entries.count(), within, entries.reached().toString());
            return new Proof(
                    source.partition(), read, comparison.live(), comparison.replayed(), comparison.missed(), flaw);
        }
    }

    /** While the topology is at work, what was told last may follow from what was not read any more. */
    private boolean hasGrown(Reading entries) {
        try (var now = source.evidence().facts(source.partition())) {
            return now.end() > entries.end();
        }
    }

    private Optional<Flaw> read(Reading entries, Comparison comparison) {
        if (entries.isBeheaded()) {
            return Optional.of(readBeheaded(entries));
        }
        var keeper = new Keeper(entries, savepoints.trail(), savepoints);
        while (goesOn(entries)) {
            var entry = entries.next();
            position = entry.entry().getPosition();
            var replayed = replay(entry);
            keeper.pass(entry);
            keeper.keep(recollection);
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
    private Flaw readBeheaded(Reading entries) {
        var oldest = entries.peek().orElseThrow();
        while (goesOn(entries)) {
            within += span.contains(entries.next().known()) ? 1 : 0;
        }
        return new Flaw.Beheaded(oldest.place(), oldest.entry().getPosition(), oldest.known());
    }

    private boolean goesOn(Reading entries) {
        return entries.peek().filter(entry -> !span.isOver(entry.known())).isPresent();
    }

    private List<byte[]> replay(KnownEntry entry) {
        progress.folded();
        try {
            return facts.fact(entry.entry()).map(fact -> replay(entry, fact)).orElse(List.of());
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(entry.place(), e);
        }
    }

    private List<byte[]> replay(KnownEntry entry, Fact fact) {
        recollection.hear(entry, fact);
        return recollection.fold().violations(recollection.fold(entry, fact));
    }
}
