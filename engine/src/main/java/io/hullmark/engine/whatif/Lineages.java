package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.ObjectKey;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which containers took the place of which. Findings keep the id under which they began, and the two sides may have begun them under
 * different containers of one workload; only the lineage says that they are the same.
 */
final class Lineages {
    private final Map<ObjectKey, ObjectKey> parents = new TreeMap<>();

    /** The first of the containers in whose place this one stands; itself if it took nobody's. */
    ObjectKey first(ObjectKey subject) {
        var first = subject;
        for (var parent = parents.get(first); parent != null; parent = parents.get(first)) {
            first = parent;
        }
        return first;
    }

    /** One took the place of the other; the one that is the first of both from now on. */
    ObjectKey join(ObjectKey successor, ObjectKey predecessor) {
        var first = first(predecessor);
        var own = first(successor);
        if (!own.equals(first)) {
            parents.put(own, first);
        }
        return first;
    }
}
