package io.hullmark.engine.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The states of all hosts of a partition, and when the next of them counts as silent. */
final class Hosts {
    private final Shelf<String, HostState> shelf;
    private final TreeMap<String, HostState> states = new TreeMap<>();
    private final TreeSet<Deadline> deadlines = new TreeSet<>();

    private record Deadline(Instant at, String hostId) implements Comparable<Deadline> {
        private static final Comparator<Deadline> ORDER =
                Comparator.comparing(Deadline::at).thenComparing(Deadline::hostId);

        @Override
        public int compareTo(Deadline other) {
            return ORDER.compare(this, other);
        }
    }

    Hosts(Shelf<String, HostState> shelf) {
        this.shelf = shelf;
        shelf.scan("", (hostId, state) -> {
            remember(hostId, state);
            return true;
        });
    }

    Optional<HostState> find(String hostId) {
        return Optional.ofNullable(states.get(hostId));
    }

    /** The state of a host that was heard before. */
    HostState state(String hostId) {
        return find(hostId).orElseThrow(() -> new IllegalStateException("host '%s' was never heard".formatted(hostId)));
    }

    /** Keeps a state, if it is another than before. */
    void put(String hostId, HostState state) {
        var previous = states.get(hostId);
        if (state.equals(previous)) {
            return;
        }
        if (previous != null && state.sameDeadline(previous)) {
            states.put(hostId, state);
        } else {
            forgetDeadline(hostId);
            remember(hostId, state);
        }
        shelf.put(hostId, state);
    }

    void forget(String hostId) {
        forgetDeadline(hostId);
        states.remove(hostId);
        shelf.forget(hostId);
    }

    Optional<Instant> nextDeadline() {
        return deadlines.isEmpty()
                ? Optional.empty()
                : Optional.of(deadlines.first().at());
    }

    /** Hosts that have been quiet for too long, ordered by id. */
    List<String> overdue(Instant now) {
        var overdue = new ArrayList<String>();
        for (Deadline deadline : deadlines) {
            if (deadline.at().isAfter(now)) {
                break;
            }
            overdue.add(deadline.hostId());
        }
        overdue.sort(Comparator.naturalOrder());
        return overdue;
    }

    private void remember(String hostId, HostState state) {
        states.put(hostId, state);
        if (state.silentSince().isEmpty()) {
            deadlines.add(new Deadline(Silence.deadline(state.heardAt(), state.interval()), hostId));
        }
    }

    private void forgetDeadline(String hostId) {
        var previous = states.get(hostId);
        if (previous != null) {
            deadlines.remove(new Deadline(Silence.deadline(previous.heardAt(), previous.interval()), hostId));
        }
    }
}
