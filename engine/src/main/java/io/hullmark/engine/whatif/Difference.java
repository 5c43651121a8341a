package io.hullmark.engine.whatif;

import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.rules.RuleId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What would have been otherwise.
 *
 * @param deviations every finding that would, and for how long, ordered by {@link Deviation#ORDER}
 * @param rules what readers must know of the rules of both sides, by id; of one that is other under the draft, as the draft has it
 * @param untold rules over time of which nobody can tell, because their samples are not in the journal
 */
public record Difference(List<Deviation> deviations, SortedMap<RuleId, Requirement> rules, SortedSet<RuleId> untold) {
    public Difference {
        deviations = List.copyOf(deviations);
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        untold = Collections.unmodifiableSortedSet(new TreeSet<>(untold));
    }

    /** That of all partitions together. What can't be told in one of them can't be told at all. */
    public static Difference of(Collection<Difference> partitions) {
        var untold = new TreeSet<RuleId>();
        partitions.forEach(partition -> untold.addAll(partition.untold()));
        var rules = new TreeMap<RuleId, Requirement>();
        partitions.forEach(partition -> rules.putAll(partition.rules()));
        var deviations = partitions.stream()
                .flatMap(partition -> partition.deviations().stream())
                .filter(deviation -> !untold.contains(deviation.rule()))
                .sorted(Deviation.ORDER)
                .toList();
        return new Difference(deviations, rules, untold);
    }

    /** The same of those findings alone that somebody asks for. */
    public Difference where(Predicate<Deviation> wanted) {
        return new Difference(deviations.stream().filter(wanted).toList(), rules, untold);
    }

    /** How often people would be told of a finding of which they were not. */
    public long alarms() {
        return deviations.stream()
                .filter(deviation -> deviation.kind().alarms())
                .count();
    }
}
