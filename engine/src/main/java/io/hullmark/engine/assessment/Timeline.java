package io.hullmark.engine.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/** A value that changes over time. What is learned later counts more: it holds from its moment on, whatever was known of after it. */
final class Timeline<T> {
    private final TreeMap<Instant, T> changes = new TreeMap<>();

    /** So it is from a moment on. */
    void set(Instant at, T value) {
        changes.tailMap(at, true).clear();
        var before = changes.lastEntry();
        if (before == null || !before.getValue().equals(value)) {
            changes.put(at, value);
        }
    }

    /** What it is at a moment; empty before the first. */
    Optional<T> at(Instant moment) {
        return Optional.ofNullable(changes.floorEntry(moment)).map(entry -> entry.getValue());
    }

    /** When it changes, ascending. */
    NavigableSet<Instant> moments() {
        return changes.navigableKeySet();
    }

    /** What it ever was after a moment, and at that moment, in the order of time. */
    Collection<T> since(Instant moment) {
        return Optional.ofNullable(changes.floorKey(moment))
                .map(first -> changes.tailMap(first, true))
                .orElse(changes)
                .values();
    }
}
