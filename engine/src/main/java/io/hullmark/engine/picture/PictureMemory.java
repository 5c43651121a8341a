package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ObjectKey;

/** The shelves on which the picture is kept. */
public interface PictureMemory {
    /** The newest snapshot of every object. */
    Shelf<ObjectKey, HeldObject> objects();

    /** How containers and images hang together with others; each of them that is held has an entry. */
    Shelf<ObjectKey, Ties> ties();

    /** What lifecycle events told of an object. */
    Shelf<ObjectKey, Activity> activities();

    /** What was condensed from telemetry and events. */
    Shelf<ObjectKey, HeldConditions> conditions();

    /** What is known of hosts, by their ids. */
    Shelf<String, HostState> hosts();
}
