package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Watch;
import io.hullmark.engine.telemetry.UsageParts;
import io.hullmark.engine.verdicts.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules over time of one set of rules, taken apart so that a sample meets nothing else. */
final class Watches {
    private final List<Lookout> ofContainers;
    private final List<Lookout> ofHosts;
    private final List<Count> counted;
    private final List<Await> awaited;
    private final UsageParts parts;

    /**
     * A rule that looks at samples.
     *
     * @param clear where it stands on nearly all subjects
     */
    record Lookout(String rule, Lasting clear, Watch.Sustained watch) {
        String hash() {
            return clear.hash();
        }
    }

    /** A rule that counts events. */
    record Count(String rule, String hash, Watch.Counted watch) {}

    /** A rule that awaits events. */
    record Await(String rule, String hash, Watch.Absent watch) {}

    private Watches(List<Lookout> ofContainers, List<Lookout> ofHosts, List<Count> counted, List<Await> awaited) {
        this.ofContainers = List.copyOf(ofContainers);
        this.ofHosts = List.copyOf(ofHosts);
        this.counted = List.copyOf(counted);
        this.awaited = List.copyOf(awaited);
        this.parts = UsageParts.of(ofContainers.stream()
                .flatMap(lookout -> lookout.watch().signal().parts().stream())
                .collect(Collectors.toSet()));
    }

    static Watches of(RuleSet rules) {
        var counted = new ArrayList<Count>();
        var awaited = new ArrayList<Await>();
        for (var entry : rules.on(ObjectKind.CONTAINER)) {
            var rule = entry.rule();
            var watch = rule.logic().watch().orElse(null);
            if (watch instanceof Watch.Counted count) {
                counted.add(new Count(rule.id().value(), rule.hash(), count));
            } else if (watch instanceof Watch.Absent absent) {
                awaited.add(new Await(rule.id().value(), rule.hash(), absent));
            }
        }
        return new Watches(lookouts(rules, ObjectKind.CONTAINER), lookouts(rules, ObjectKind.HOST), counted, awaited);
    }

    List<Lookout> of(ObjectKind kind) {
        return kind == ObjectKind.HOST ? ofHosts : ofContainers;
    }

    /** What some rule reads of the use of every container. */
    UsageParts parts() {
        return parts;
    }

    List<Count> counted() {
        return counted;
    }

    /** The same list until another rule takes effect. */
    List<Await> awaited() {
        return awaited;
    }

    private static List<Lookout> lookouts(RuleSet rules, ObjectKind kind) {
        var lookouts = new ArrayList<Lookout>();
        for (var entry : rules.on(kind)) {
            Rule rule = entry.rule();
            if (rule.logic().watch().orElse(null) instanceof Watch.Sustained watch) {
                lookouts.add(new Lookout(rule.id().value(), Lasting.clear(rule.hash()), watch));
            }
        }
        return lookouts;
    }
}
