package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Await;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.LifecycleSeen;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Once;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.rules.Signal.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is awaited on one host. */
final class AwaitingHost {
    /** Whom rules speak of is looked at no more often than this, since much else of a host changes. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** Workloads without a container that are remembered: a host that makes a name for every job has no end of them. */
    private static final int MOST_ABANDONED = 1_000;

    private final String hostId;
    private final JournalFold fold;
    private final Shelf<String, Awaited> shelf;
    private final TreeMap<String, Awaited> all = new TreeMap<>();
    private final Deadlines deadlines = new Deadlines();
    private @Nullable List<Await> rules;
    private Instant lookedAt = Instant.EPOCH;
    private long revision = -1;

    AwaitingHost(String hostId, JournalFold fold, Shelf<String, Awaited> shelf) {
        this.hostId = hostId;
        this.fold = fold;
        this.shelf = shelf;
    }

    /** Something of before a restart. */
    void remember(String name, Awaited awaited) {
        all.put(name, awaited);
        if (!awaited.holds()) {
            deadlines.set(name, awaited.deadline());
        }
    }

    boolean isIdle() {
        return all.isEmpty();
    }

    /** Something happened to a container. */
    void see(LifecycleSeen event, Instant at, List<Await> current, List<Fact> turns) {
        for (var rule : current) {
            if (!rule.watch().event().equals(event.action())) {
                continue;
            }
            var name = AwaitedName.of(rule, event.object(), event.name()).text();
            var before = all.get(name);
            if (before != null) {
                put(name, before.under(rule, at).happened(at));
                tell(rule.rule(), before, find(name), turns);
            } else if (Audience.level(rule, fold.inputs(event.object())) == Level.RAISED) {
                put(name, Awaited.since(at, rule, Optional.of(event.object())));
            }
        }
    }

    /** All that happened until now has been told. */
    void pass(Instant now, List<Await> current, List<Fact> turns) {
        var there = new Once<>(this::containers);
        boolean changed = revision != fold.revision(hostId)
                && Duration.between(lookedAt, now).abs().compareTo(BETWEEN_LOOKS) >= 0;
        if (current != rules || changed) {
            rules = current;
            revision = fold.revision(hostId);
            lookedAt = now;
            look(Audience.of(current, there.get(), fold), now, turns);
        }
        for (var name : deadlines.due(now)) {
            lapse(name, now, current, there.get(), turns);
        }
    }

    /** Some of what happened between two moments was not seen. */
    void miss(Instant from, Instant to, List<Fact> turns) {
        for (var name : List.copyOf(all.keySet())) {
            var before = find(name);
            put(name, before.unseen(from, to));
            tell(AwaitedName.parse(name).rule(), before, find(name), turns);
        }
    }

    /** The host is retired. */
    void forget() {
        List.copyOf(all.keySet()).forEach(this::forget);
    }

    /** Other rules may be in force, or they may speak of others. */
    private void look(Audience audience, Instant now, List<Fact> turns) {
        for (var name : List.copyOf(all.keySet())) {
            var parsed = AwaitedName.parse(name);
            var before = find(name);
            if (audience.isUnclear(parsed.rule(), before)) {
                continue;
            }
            var after = audience.rule(parsed.rule())
                    .map(rule -> before.under(rule, now).of(audience.member(name), now))
                    .orElse(before.of(Optional.empty(), now));
            after = after.holding(after.holds() && after.isOverdue(now));
            tell(parsed.rule(), audience.told(before), after, turns);
            if (audience.hasDoneWith(parsed, after, now)) {
                forget(name);
            } else {
                put(name, after);
            }
        }
        audience.members().forEach((name, member) -> {
            if (!all.containsKey(name)) {
                put(name, Awaited.from(member, now));
            }
        });
        forgetMostAbandoned();
    }

    /** It did not happen in time. */
    private void lapse(String name, Instant now, List<Await> current, Set<ObjectKey> there, List<Fact> turns) {
        var awaited = find(name);
        var id = AwaitedName.parse(name).rule();
        if (awaited.container().isEmpty()) {
            forget(name);
            return;
        }
        var container = awaited.container().get();
        if (!there.contains(container)) {
            put(name, awaited.of(Optional.empty(), now));
            return;
        }
        boolean spokenOf = current.stream()
                .filter(rule -> rule.rule().equals(id))
                .anyMatch(rule -> Audience.level(rule, fold.inputs(container)) == Level.RAISED);
        if (spokenOf) {
            put(name, awaited.holding(true));
            tell(id, awaited, find(name), turns);
        }
    }

    /** Tells what of a condition is other than before. */
    private static void tell(String rule, Awaited before, Awaited after, List<Fact> turns) {
        var from = before.holds() ? before.container() : Optional.<ObjectKey>empty();
        var to = after.holds() ? after.container() : Optional.<ObjectKey>empty();
        if (!from.equals(to)) {
            from.ifPresent(container -> turns.add(new Fact.ConditionChanged(container, after.over(rule), false)));
        }
        if (!from.equals(to) || !before.hash().equals(after.hash())) {
            to.ifPresent(container -> turns.add(new Fact.ConditionChanged(container, after.condition(rule), true)));
        }
    }

    /** Those whose time is up first are forgotten first. */
    private void forgetMostAbandoned() {
        var abandoned = new ArrayList<String>();
        all.forEach((name, awaited) -> {
            if (awaited.container().isEmpty()) {
                abandoned.add(name);
            }
        });
        abandoned.sort(Comparator.comparing(name -> find(name).deadline()));
        int tooMany = Math.max(0, abandoned.size() - MOST_ABANDONED);
        abandoned.subList(0, tooMany).forEach(this::forget);
    }

    private Set<ObjectKey> containers() {
        return fold.subjects(hostId).stream()
                .filter(subject -> subject.kind() == ObjectKind.CONTAINER)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Awaited find(String name) {
        return Objects.requireNonNull(all.get(name));
    }

    private void put(String name, Awaited awaited) {
        if (!awaited.equals(all.put(name, awaited))) {
            shelf.put(name, awaited);
        }
        if (awaited.holds()) {
            deadlines.clear(name);
        } else {
            deadlines.set(name, awaited.deadline());
        }
    }

    private void forget(String name) {
        all.remove(name);
        deadlines.clear(name);
        shelf.forget(name);
    }
}
