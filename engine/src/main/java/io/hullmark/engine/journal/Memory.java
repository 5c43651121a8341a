package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.Activity;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.HostState;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.picture.Ties;
import io.hullmark.engine.verdicts.HeldRule;

/**
 * Everything that a fold must find again after a restart, for one partition of the journal. Values are plain records; they are
 * put only when they changed.
 */
public interface Memory {
    /** The newest snapshot of every object. */
    Shelf<ObjectKey, HeldObject> objects();

    /** How containers and images hang together with others. */
    Shelf<ObjectKey, Ties> ties();

    /** What lifecycle events told of an object. */
    Shelf<ObjectKey, Activity> activities();

    /** What the rules said of every subject, and its findings. */
    Shelf<ObjectKey, Judged> subjects();

    /** What is known of hosts, by their ids. */
    Shelf<String, HostState> hosts();

    /** The rules, by their ids. */
    Shelf<String, HeldRule> rules();

    /** What there is once; {@link Standing#INITIAL} before the first fact. */
    Standing standing();

    /** Called only when it changed. */
    void put(Standing standing);
}
