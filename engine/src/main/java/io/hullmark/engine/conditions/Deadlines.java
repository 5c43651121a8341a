package io.hullmark.engine.conditions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** When to come back to what, each thing once. */
final class Deadlines {
    private final TreeMap<String, Instant> byName = new TreeMap<>();
    private final TreeSet<Deadline> ordered = new TreeSet<>();

    private record Deadline(Instant at, String name) implements Comparable<Deadline> {
        private static final Comparator<Deadline> ORDER =
                Comparator.comparing(Deadline::at).thenComparing(Deadline::name);

        @Override
        public int compareTo(Deadline other) {
            return ORDER.compare(this, other);
        }
    }

    void set(String name, Instant at) {
        clear(name);
        byName.put(name, at);
        ordered.add(new Deadline(at, name));
    }

    void clear(String name) {
        var known = byName.remove(name);
        if (known != null) {
            ordered.remove(new Deadline(known, name));
        }
    }

    Optional<Instant> next() {
        return ordered.isEmpty()
                ? Optional.empty()
                : Optional.of(ordered.first().at());
    }

    /** What is due, in the order of its time. */
    List<String> due(Instant now) {
        var due = new ArrayList<String>();
        for (var deadline : ordered) {
            if (deadline.at().isAfter(now)) {
                break;
            }
            due.add(deadline.name());
        }
        return due;
    }
}
