package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The latest events of one container or workload that a rule counts.
 *
 * @param hash hash of the rule
 * @param times when they happened, oldest first; no more than the rule asks for
 * @param within in which time the rule counts
 * @param atLeast how often something must happen
 * @param holding containers for which the condition holds, in the order in which it began
 */
public record Occurrences(String hash, List<Instant> times, Duration within, int atLeast, List<ObjectKey> holding) {
    public Occurrences {
        times = List.copyOf(times);
        holding = List.copyOf(holding);
    }

    /** One more; one that is late takes its place among the others. */
    Occurrences with(Instant at) {
        var all = new ArrayList<>(times);
        all.add(at);
        all.sort(Comparator.naturalOrder());
        int tooMany = Math.max(0, all.size() - atLeast);
        return new Occurrences(hash, all.subList(tooMany, all.size()), within, atLeast, holding);
    }

    /** The same under a rule that may have changed: what holds is not forgotten, so that its end is told. */
    Occurrences under(Occurrences fresh) {
        return hash.equals(fresh.hash)
                ? this
                : new Occurrences(fresh.hash, times, fresh.within, fresh.atLeast, holding);
    }

    Occurrences holdingFor(ObjectKey container) {
        if (holding.contains(container)) {
            return this;
        }
        var all = new ArrayList<>(holding);
        all.add(container);
        return new Occurrences(hash, times, within, atLeast, all);
    }

    /** Whether it happened often enough within the time that ends with the latest event. */
    boolean enough() {
        return times.size() == atLeast && !first().plus(within).isBefore(latest());
    }

    Instant first() {
        return times.get(0);
    }

    Instant latest() {
        return times.get(times.size() - 1);
    }

    /** When a condition that holds ends unless something more happens; else when all of it can be forgotten. */
    Instant deadline() {
        return (holding.isEmpty() ? latest() : first()).plus(within);
    }
}
