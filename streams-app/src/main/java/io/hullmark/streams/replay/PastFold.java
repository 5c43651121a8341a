package io.hullmark.streams.replay;

import io.hullmark.engine.coverage.Contacts;
import io.hullmark.engine.coverage.Coverage;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.rules.Control;
import io.hullmark.streams.savepoints.Milestone;
import io.hullmark.wire.Posture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Comes to what was at one moment in one partition: folds what counts, and listens a little longer to who was heard. */
final class PastFold {
    private final Moment moment;
    private final Recollection recollection;
    private Instant known = Instant.MIN;

    PastFold(Moment moment, Recollection recollection) {
        this.moment = moment;
        this.recollection = recollection;
    }

    /** Whether a replay for the moment folds everything before a milestone. */
    static boolean isBefore(Milestone milestone, Moment moment) {
        return !milestone.latest().isAfter(moment.asOf()) && !milestone.known().isAfter(moment.knownAt());
    }

    /** Whether an entry tells anything of the moment. */
    boolean concerns(KnownEntry entry) {
        return moment.isKnown(entry) && !entry.entry().getAt().isAfter(horizon());
    }

    /** Whether no entry between a milestone and the one before it tells anything of the moment. */
    boolean isFarFrom(Milestone milestone) {
        return !milestone.known().isAfter(moment.knownAt())
                && milestone.earliest().isAfter(horizon());
    }

    private Instant horizon() {
        return moment.asOf().plus(Contacts.HINDSIGHT);
    }

    /** So much is known, whether it tells anything or not. */
    void reached(Instant time) {
        known = time;
    }

    void take(KnownEntry entry, Fact fact) {
        recollection.hear(entry, fact);
        if (moment.admits(entry)) {
            recollection.fold(entry, fact);
        }
    }

    /** Hosts, images and containers that were there. */
    List<PastSubject> subjects() {
        var subjects = new ArrayList<PastSubject>();
        recollection
                .postures()
                .forEach((key, posture) -> recollection
                        .contacts()
                        .of(key.hostId(), known)
                        .ifPresent(coverage -> subjects.add(subject(key, posture.get(), coverage))));
        return subjects;
    }

    /** The controls that each rule served, by its id. */
    SortedMap<String, List<Control>> controls() {
        return recollection.fold().controls();
    }

    private PastSubject subject(ObjectKey key, Posture posture, Coverage coverage) {
        return new PastSubject(
                Hindsight.of(posture, coverage), recollection.fold().seen(key), coverage);
    }
}
