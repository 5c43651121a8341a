package io.hullmark.engine.whatif;

import io.hullmark.engine.whatif.Deviation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Deviations that have something in common, such as their rule or their day.
 *
 * @param name what they have in common
 * @param kinds how many there are of each kind
 * @param lasts how long they last together
 */
public record Group(String name, Map<Kind, Integer> kinds, Duration lasts) {
    private static final Comparator<Group> LOUDEST_FIRST = Comparator.comparingInt(Group::size)
            .reversed()
            .thenComparing(Comparator.comparing(Group::lasts).reversed())
            .thenComparing(Group::name);

    public Group {
        var ordered = new EnumMap<Kind, Integer>(Kind.class);
        ordered.putAll(kinds);
        kinds = Collections.unmodifiableMap(ordered);
    }

    /** How many deviations there are. */
    public int size() {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many there are of a kind. */
    public int count(Kind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    private Group plus(Group other) {
        var sum = new EnumMap<Kind, Integer>(Kind.class);
        sum.putAll(kinds);
        other.kinds.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        return new Group(name, sum, lasts.plus(other.lasts));
    }

    /**
     * Groups by a name, those with most first. What has no such name is left out.
     *
     * @param end the end of the span that was looked at
     */
    public static List<Group> loudestFirst(
            Collection<Deviation> deviations, Instant end, Function<Deviation, Optional<String>> name) {
        return byName(deviations, end, name).stream().sorted(LOUDEST_FIRST).toList();
    }

    /** The same, in the order of their names. */
    public static List<Group> byName(
            Collection<Deviation> deviations, Instant end, Function<Deviation, Optional<String>> name) {
        var groups = new TreeMap<String, Group>();
        for (Deviation deviation : deviations) {
            name.apply(deviation)
                    .ifPresent(key -> groups.merge(
                            key, new Group(key, Map.of(deviation.kind(), 1), deviation.lasts(end)), Group::plus));
        }
        return List.copyOf(groups.values());
    }
}
