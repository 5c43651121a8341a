package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Await;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.Fact.CoverageLost;
import io.hullmark.engine.facts.Fact.Heartbeat;
import io.hullmark.engine.facts.Fact.LifecycleSeen;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.picture.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Awaits what must happen to containers, for rules that say how long it may be absent. The time of a host is that of its own records, which
 * are numbered and come in order: a heartbeat of noon proves that nothing happened until noon but what was told before it. So a host
 * that is silent has no time that passes, one that sends what it kept has missed nothing, and no tick is needed.
 */
final class AwaitedEvents {
    private final JournalFold fold;
    private final Shelf<String, Awaited> shelf;
    private final Blackouts blackouts;
    private final TreeMap<String, AwaitingHost> hosts = new TreeMap<>();

    AwaitedEvents(JournalFold fold, Shelf<String, Awaited> shelf, Blackouts blackouts) {
        this.fold = fold;
        this.shelf = shelf;
        this.blackouts = blackouts;
        shelf.scan("", (name, awaited) -> {
            host(AwaitedName.parse(name).hostId()).remember(name, awaited);
            return true;
        });
    }

    /** A fact of a host was folded. */
    void see(Fact.OfHost fact, Instant at, List<Await> rules, List<Fact> turns) {
        if (fact instanceof CoverageLost gap) {
            miss(gap, at, turns);
        } else if (fact instanceof Fact.Removed removal && removal.object().kind() == ObjectKind.HOST) {
            forget(removal.hostId());
        } else if (rules.isEmpty() && !hosts.containsKey(fact.hostId())) {
            return;
        } else if (fact instanceof LifecycleSeen event && event.object().kind() == ObjectKind.CONTAINER) {
            host(fact.hostId()).see(event, at, rules, turns);
        } else if (fact instanceof Heartbeat && !blackouts.isOpen(fact.hostId())) {
            pass(fact.hostId(), at, rules, turns);
        }
    }

    private void pass(String hostId, Instant at, List<Await> rules, List<Fact> turns) {
        var host = host(hostId);
        host.pass(at, rules, turns);
        if (rules.isEmpty() && host.isIdle()) {
            hosts.remove(hostId);
        }
    }

    private void miss(CoverageLost gap, Instant at, List<Fact> turns) {
        var host = hosts.get(gap.hostId());
        if (host != null && gap.to().isPresent()) {
            host.miss(gap.from(), gap.to().get().isAfter(at) ? at : gap.to().get(), turns);
        }
    }

    private void forget(String hostId) {
        var host = hosts.remove(hostId);
        if (host != null) {
            host.forget();
        }
    }

    private AwaitingHost host(String hostId) {
        return hosts.computeIfAbsent(hostId, id -> new AwaitingHost(id, fold, shelf));
    }
}
