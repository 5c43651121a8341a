package io.hullmark.streams.replay;

import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.streams.journal.DamagedJournalException;
import io.hullmark.streams.journal.EntryFacts;
import io.hullmark.streams.replay.Reading.Source;
import io.hullmark.streams.savepoints.Milestone;
import io.hullmark.streams.savepoints.Savepoints;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Comes to what was at a moment in one partition. For one thread, once. */
final class PartitionPast {
    private final Source source;
    private final Moment moment;
    private final Savepoints savepoints;
    private final Progress progress;
    private final EntryFacts facts;

    PartitionPast(Source source, Moment moment, Savepoints savepoints, Progress progress) {
        this.source = source;
        this.moment = moment;
        this.savepoints = savepoints;
        this.progress = progress;
        this.facts = EntryFacts.of(source.partition(), source.schemas());
    }

    /** What was, by the rules that the compiler compiles. */
    Past judgedBy(RuleCompiler compiler) {
        var beginning = Beginning.of(source, savepoints, milestone -> PastFold.isBefore(milestone, moment), progress);
        try (var reading = beginning.reading()) {
            reading.requireTheBeginning();
            var recollection = beginning
                    .savepoint()
                    .map(savepoint ->
                            Recollection.of(savepoint, source.partition(), moment.asOf(), compiler, source.schemas()))
                    .orElseGet(() ->
                            Recollection.ofNothing(source.partition(), moment.asOf(), compiler, source.schemas()));
            var fold = new PastFold(moment, recollection);
            beginning
                    .savepoint()
                    .ifPresent(savepoint -> fold.reached(savepoint.milestone().known()));
            var keeper = new Keeper(reading, beginning.trail(), savepoints);
            var stretches = stretches(beginning);
            boolean isAll = true;
            while (reading.peek().filter(moment::isKnown).isPresent()) {
                if (isSkipped(reading, stretches, fold)) {
                    isAll = false;
                    continue;
                }
                var entry = reading.next();
                take(entry, fold);
                keeper.pass(entry);
                isAll &= moment.admits(entry);
                if (isAll) {
                    keeper.keep(recollection);
                }
            }
            return new Past(moment, beginning.begins(), fold.subjects(), fold.controls());
        }
    }

    /** Milestones by the position where the way to them begins; the longest way counts. */
    private static Map<Long, Milestone> stretches(Beginning beginning) {
        return beginning.milestones().stream()
                .collect(Collectors.toMap(Milestone::since, Function.identity(), (near, far) -> far));
    }

    private static boolean isSkipped(Reading reading, Map<Long, Milestone> stretches, PastFold fold) {
        var milestone = Optional.ofNullable(
                        stretches.get(reading.peek().orElseThrow().entry().getPosition()))
                .filter(fold::isFarFrom)
                .filter(reading::skipTo);
        milestone.map(Milestone::known).ifPresent(fold::reached);
        return milestone.isPresent();
    }

    private void take(KnownEntry entry, PastFold fold) {
        fold.reached(entry.known());
        if (!fold.concerns(entry)) {
            return;
        }
        progress.folded();
        try {
            facts.fact(entry.entry()).ifPresent(fact -> fold.take(entry, fact));
        } catch (DamagedJournalException e) {
            throw new DamagedEvidenceException(entry.place(), e);
        }
    }
}
