package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Await;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.rules.Watch.Grouping;

/**
 * Under which name something awaited is kept.
 *
 * @param rule id of the rule
 * @param group whose events count: the id of a container, or the name of a workload
 */
record AwaitedName(String hostId, String rule, String group) {
    private static final String BETWEEN = "\0";

    /**
     * What a rule awaits of a container.
     *
     * @param name the container's name; empty if it has none
     */
    static AwaitedName of(Await rule, ObjectKey container, String name) {
        boolean alone = rule.watch().by() == Grouping.CONTAINER || name.isEmpty();
        return new AwaitedName(container.hostId(), rule.rule(), alone ? container.id() : name);
    }

    static AwaitedName parse(String text) {
        var parts = text.split(BETWEEN, 3);
        return new AwaitedName(parts[0], parts[1], parts[2]);
    }

    String text() {
        return hostId + BETWEEN + rule + BETWEEN + group;
    }
}
