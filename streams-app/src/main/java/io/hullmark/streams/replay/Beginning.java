package io.hullmark.streams.replay;

import io.hullmark.streams.replay.Reading.Source;
import io.hullmark.streams.savepoints.Milestone;
import io.hullmark.streams.savepoints.Savepoint;
import io.hullmark.streams.savepoints.Savepoints;
import io.hullmark.streams.savepoints.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a replay begins: at the newest savepoint that is old enough, or with the journal.
 *
 * @param reading of what is to be folded
 * @param savepoint what is remembered of what is not; empty at the beginning of the journal
 * @param trail to come to later milestones
 * @param milestones all that are known, by their positions
 * @param begins when the first entry of the journal was known; empty if there is none
 */
record Beginning(
        Reading reading,
        Optional<Savepoint> savepoint,
        Trail trail,
        List<Milestone> milestones,
        Optional<Instant> begins) {
    /**
     * Looks for the newest savepoint.
     *
     * @param isOldEnough whether everything before a milestone is folded for sure
     */
    static Beginning of(Source source, Savepoints savepoints, Predicate<Milestone> isOldEnough, Progress progress) {
        var milestones = savepoints.milestones();
        for (int index = milestones.size() - 1; index >= 0; index--) {
            var milestone = milestones.get(index);
            var found = isOldEnough.test(milestone)
                    ? at(milestone, source, savepoints, milestones, progress)
                    : Optional.<Beginning>empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        var all = Reading.ofAll(source, progress);
        return new Beginning(
                all,
                Optional.empty(),
                savepoints.trail(),
                milestones,
                all.peek().map(KnownEntry::known));
    }

    private static Optional<Beginning> at(
            Milestone milestone, Source source, Savepoints savepoints, List<Milestone> milestones, Progress progress) {
        return savepoints
                .at(milestone)
                .flatMap(savepoint -> Reading.from(milestone, source, progress)
                        .map(reading -> new Beginning(
                                reading,
                                Optional.of(savepoint),
                                savepoints.trailFrom(milestone),
                                milestones,
                                Optional.of(milestone.begins()))));
    }
}
