package io.hullmark.streams.replay;

import io.hullmark.engine.coverage.Contacts;
import io.hullmark.engine.coverage.Coverage;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.rules.Control;
import io.hullmark.streams.journal.EntryFold;
import io.hullmark.streams.wire.PostureRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Comes to what was at one moment in one partition: folds what counts, and listens a little longer to who was heard. */
final class PastFold {
    private final Moment moment;
    private final EntryFold fold;
    private final Contacts contacts;
    private final TreeMap<ObjectKey, PostureChanged> postures = new TreeMap<>();
    private Instant known = Instant.MIN;

    PastFold(Moment moment, EntryFold fold) {
        this.moment = moment;
        this.fold = fold;
        this.contacts = new Contacts(moment.asOf());
    }

    /** Whether an entry tells anything of the moment. */
    boolean concerns(KnownEntry entry) {
        return moment.isKnown(entry)
                && !entry.entry().getAt().isAfter(moment.asOf().plus(Contacts.HINDSIGHT));
    }

    /** So much is known, whether it tells anything or not. */
    void reached(KnownEntry entry) {
        if (moment.isKnown(entry)) {
            known = entry.known();
        }
    }

    void take(KnownEntry entry, Fact fact) {
        if (fact instanceof Fact.OfHost ofHost) {
            contacts.heard(ofHost, entry.entry().getAt());
        }
        if (!moment.admits(entry)) {
            return;
        }
        for (Outcome outcome : fold.apply(entry.entry(), fact)) {
            if (outcome instanceof PostureChanged changed) {
                postures.put(changed.subject().key(), changed);
            } else if (outcome instanceof PostureWithdrawn withdrawn) {
                postures.remove(withdrawn.subject());
            }
        }
    }

    /** Hosts, images and containers that were there. */
    List<PastSubject> subjects() {
        var subjects = new ArrayList<PastSubject>();
        postures.forEach((key, posture) ->
                contacts.of(key.hostId(), known).ifPresent(coverage -> subjects.add(subject(key, posture, coverage))));
        return subjects;
    }

    /** The controls that each rule served, by its id. */
    SortedMap<String, List<Control>> controls() {
        return fold.controls();
    }

    private PastSubject subject(ObjectKey key, PostureChanged posture, Coverage coverage) {
        return new PastSubject(Hindsight.of(PostureRecords.of(posture), coverage), fold.seen(key), coverage);
    }
}
