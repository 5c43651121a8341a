package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Condition;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of the use of resources of one container or host: not samples, only what followed from them.
 *
 * @param unmeasured why nothing of it is measured; empty when something is
 * @param missing why rules over time can't be told of it, by their ids
 * @param conditions what rules over time found to last, ordered by rule
 */
public record HeldConditions(
        Optional<String> unmeasured, SortedMap<String, String> missing, List<Condition> conditions) {
    /** Before the first sample. */
    static final HeldConditions NONE =
            new HeldConditions(Optional.of("no telemetry of it has come yet"), new TreeMap<>(), List.of());

    public HeldConditions {
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
        conditions = List.copyOf(conditions);
    }
}
