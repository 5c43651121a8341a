package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Await;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Signal.Level;
import io.hullmark.engine.rules.Watch.Grouping;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Of which containers of one host rules that await events speak at one moment. */
final class Audience {
    private static final int NAME = slot("name");

    /** Events of which a snapshot says when the latest was, whoever saw it. */
    private static final Map<String, Integer> TRACES =
            Map.of("create", slot("created"), "start", slot("startedAt"), "die", slot("finishedAt"));

    private final Set<ObjectKey> containers;
    private final TreeMap<String, Await> rules = new TreeMap<>();
    private final TreeMap<String, Member> members = new TreeMap<>();
    private final Set<AwaitedName> unclear = new HashSet<>();

    /**
     * A container of which a rule speaks.
     *
     * @param trace when the event happened last, if its snapshot says so
     */
    record Member(Await rule, ObjectKey container, Optional<Instant> trace) {}

    private Audience(Set<ObjectKey> containers) {
        this.containers = containers;
    }

    static Audience of(List<Await> rules, Set<ObjectKey> containers, JournalFold fold) {
        var audience = new Audience(containers);
        rules.forEach(rule -> audience.rules.put(rule.rule(), rule));
        for (var container : containers) {
            var known = fold.inputs(container);
            rules.forEach(rule -> audience.look(rule, container, known));
        }
        return audience;
    }

    private void look(Await rule, ObjectKey container, Bindings known) {
        var name = known.container().get(NAME);
        var level = level(rule, known);
        if (level == Level.UNKNOWN || !(name instanceof String text)) {
            unclear.add(aside(rule.rule(), container));
        } else if (level == Level.RAISED) {
            members.put(AwaitedName.of(rule, container, text).text(), new Member(rule, container, trace(rule, known)));
        }
    }

    /** Those of whom rules speak, by the names under which it is kept what is awaited of them. */
    Map<String, Member> members() {
        return members;
    }

    Optional<Member> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The rule that awaits something; empty if it is in force no more. */
    Optional<Await> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Whether it can't be told now if a rule still speaks of whom it spoke before. */
    boolean isUnclear(String rule, Awaited before) {
        return before.container()
                .filter(container -> unclear.contains(aside(rule, container)))
                .isPresent();
    }

    /** What was told of a container that is gone is gone with it. */
    Awaited told(Awaited before) {
        return before.holding(before.holds()
                && before.container().filter(containers::contains).isPresent());
    }

    /** Whether nobody awaits something any more, and nobody will who goes on from there. */
    boolean hasDoneWith(AwaitedName name, Awaited awaited, Instant now) {
        var rule = rule(name.rule());
        if (rule.isEmpty()) {
            return true;
        }
        boolean alone = rule.get().watch().by() == Grouping.CONTAINER;
        return awaited.container().isEmpty()
                && (!awaited.deadline().isAfter(now)
                        || (alone && !containers.contains(ObjectKey.container(name.hostId(), name.group()))));
    }

    /** Whether a rule speaks of something of which this is known. A rule that fails spoils nothing but itself. */
    static Level level(Await rule, Bindings known) {
        try {
            return rule.watch().signal().level(known);
        } catch (RuntimeException | StackOverflowError broken) {
            return Level.UNKNOWN;
        }
    }

    private static Optional<Instant> trace(Await rule, Bindings known) {
        var slot = TRACES.get(rule.watch().event());
        return slot != null && known.container().get(slot) instanceof Instant at ? Optional.of(at) : Optional.empty();
    }

    private static int slot(String field) {
        return ContainerFacts.TYPE.field(field).orElseThrow().slot();
    }

    private static AwaitedName aside(String rule, ObjectKey container) {
        return new AwaitedName(container.hostId(), rule, container.id());
    }
}
