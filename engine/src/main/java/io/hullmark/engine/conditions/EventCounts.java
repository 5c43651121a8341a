package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Count;
import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.LifecycleSeen;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.rules.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Counts what happens to containers, for rules that say how often is too often. */
final class EventCounts {
    private static final char BETWEEN = '\0';

    private final Shelf<String, Occurrences> shelf;
    private final Deadlines deadlines = new Deadlines();

    EventCounts(Shelf<String, Occurrences> shelf) {
        this.shelf = shelf;
        shelf.scan("", (name, occurrences) -> {
            deadlines.set(name, occurrences.deadline());
            return true;
        });
    }

    Optional<Instant> next() {
        return deadlines.next();
    }

    /** Something happened to a container. */
    void see(LifecycleSeen event, Instant at, List<Count> rules, List<Fact> turns) {
        if (event.object().kind() != ObjectKind.CONTAINER) {
            return;
        }
        for (var count : rules) {
            if (count.watch().event().equals(event.action())) {
                count(event, at, count, turns);
            }
        }
    }

    private void count(LifecycleSeen event, Instant at, Count count, List<Fact> turns) {
        var watch = count.watch();
        var name = name(event, count);
        var fresh = new Occurrences(count.hash(), List.of(), watch.within(), watch.atLeast(), List.of());
        var known = shelf.find(name).orElse(fresh);
        var after = known.under(fresh).with(at);
        boolean told = known.holding().contains(event.object()) && known.hash().equals(count.hash());
        if (after.enough() && !told) {
            after = after.holdingFor(event.object());
            var evidence = new Evidence(
                    "events." + watch.event(),
                    "%d in %s".formatted(after.times().size(), watch.within()),
                    "< " + watch.atLeast());
            turns.add(new Fact.ConditionChanged(
                    event.object(),
                    new Condition(count.rule(), count.hash(), after.first(), "", List.of(evidence)),
                    true));
        }
        shelf.put(name, after);
        deadlines.set(name, after.deadline());
    }

    /** Time has passed: ends what did not happen often enough any more. */
    void tick(Instant now, Function<String, Optional<Count>> rule, List<Fact> turns) {
        for (var name : deadlines.due(now)) {
            shelf.find(name).ifPresent(occurrences -> end(name, occurrences, rule, turns));
            shelf.forget(name);
            deadlines.clear(name);
        }
    }

    private static void end(
            String name, Occurrences occurrences, Function<String, Optional<Count>> rule, List<Fact> turns) {
        var id = name.split(String.valueOf(BETWEEN), -1)[1];
        var hash = rule.apply(id).map(Count::hash).orElse(occurrences.hash());
        for (var container : occurrences.holding()) {
            turns.add(new Fact.ConditionChanged(
                    container, new Condition(id, hash, occurrences.first(), "", new ArrayList<>()), false));
        }
    }

    private static String name(LifecycleSeen event, Count count) {
        return event.hostId()
                + BETWEEN
                + count.rule()
                + BETWEEN
                + group(event, count.watch().by());
    }

    private static String group(LifecycleSeen event, Watch.Grouping by) {
        if (by == Watch.Grouping.CONTAINER) {
            return event.object().id();
        }
        return event.name().isEmpty() ? event.object().id() : event.name();
    }
}
