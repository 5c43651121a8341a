package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ObjectKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one fact changed: the subjects that may have to be judged again, and why. */
public final class Changes {
    private final TreeMap<ObjectKey, Integer> changed = new TreeMap<>();
    private final TreeSet<ObjectKey> removed = new TreeSet<>();
    private final TreeMap<String, Integer> hosts = new TreeMap<>();
    private final TreeSet<ObjectKey> unsettled = new TreeSet<>();
    private String action = "";

    /** Subjects that are there, with the sections that changed for them. */
    public SortedMap<ObjectKey, Integer> changed() {
        return Collections.unmodifiableSortedMap(changed);
    }

    /** Subjects that are gone. */
    public SortedSet<ObjectKey> removed() {
        return Collections.unmodifiableSortedSet(removed);
    }

    /** Hosts whose own sections changed, which every subject of theirs can read. */
    public SortedMap<String, Integer> hosts() {
        return Collections.unmodifiableSortedMap(hosts);
    }

    /** What the engine says led to it; may be empty. */
    public String action() {
        return action;
    }

    /** These sections changed for a subject; none of them if that is still to be found out. */
    public void change(ObjectKey subject, int mask) {
        changed.merge(subject, mask, (one, other) -> one | other);
    }

    void changeHost(String hostId, int mask) {
        hosts.merge(hostId, mask, (one, other) -> one | other);
        change(ObjectKey.host(hostId), mask);
    }

    void remove(ObjectKey subject) {
        removed.add(subject);
    }

    /** The effective values of a container must be worked out again when all else is in place. */
    void unsettle(ObjectKey container) {
        unsettled.add(container);
    }

    SortedSet<ObjectKey> unsettled() {
        return unsettled;
    }

    void because(String what) {
        action = what;
    }
}
