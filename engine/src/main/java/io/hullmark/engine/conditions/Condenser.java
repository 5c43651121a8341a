package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Count;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.verdicts.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Condenses the frames and events of one partition into facts: conditions that begin and end. Stands beside a fold, whose picture
 * and rules it reads; its caller puts the facts into the journal and folds them. Not for several threads.
 */
public final class Condenser {
    private final JournalFold fold;
    private final MeasuredHosts hosts;
    private final EventCounts counts;
    private final Blackouts blackouts;
    private final AwaitedEvents awaited;
    private @Nullable RuleSet rules;
    private Watches watches = Watches.of(RuleSet.of(List.of()));

    /** What follows from a frame. */
    public record Condensed(Reception reception, int samples, List<Fact> facts) {
        public Condensed {
            facts = List.copyOf(facts);
        }
    }

    public Condenser(JournalFold fold, CondenserMemory memory) {
        this.fold = fold;
        this.hosts = new MeasuredHosts(fold, memory);
        this.counts = new EventCounts(memory.occurrences());
        this.blackouts = new Blackouts(memory.gaps());
        this.awaited = new AwaitedEvents(fold, memory.awaited(), blackouts);
    }

    /**
     * A frame came.
     *
     * @param at when it took effect: when it was measured, within what is believed of its host's clock
     * @param arrivedAt when it came, by which silence is told: a backlog is none
     */
    public Condensed frame(Frame frame, Instant at, Instant arrivedAt) {
        return hosts.frame(frame, at, arrivedAt, watches());
    }

    /** A fact was folded: events are counted and awaited, and a host that was retired is forgotten. */
    public List<Fact> see(Fact fact, Instant at) {
        var facts = new ArrayList<Fact>();
        if (fact instanceof Fact.LifecycleSeen event) {
            counts.see(event, at, watches().counted(), facts);
        } else if (fact instanceof Fact.Removed removal && removal.object().kind() == ObjectKind.HOST) {
            hosts.forget(removal.hostId());
        }
        if (fact instanceof Fact.OfHost ofHost) {
            blackouts.see(ofHost);
            awaited.see(ofHost, at, watches().awaited(), facts);
        }
        return facts;
    }

    /** Whether the agent of a host can see its engine, as far as it has said. */
    public boolean isSeen(String hostId) {
        return !blackouts.isOpen(hostId);
    }

    /** Time has passed. */
    public List<Fact> tick(Instant now) {
        var facts = new ArrayList<Fact>();
        counts.tick(now, this::counted, facts);
        hosts.tick(now, facts);
        return facts;
    }

    /** The earliest moment at which a tick would change something. */
    public Optional<Instant> nextDeadline() {
        return Stream.of(counts.next(), hosts.nextSilence())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private Optional<Count> counted(String rule) {
        return watches().counted().stream()
                .filter(count -> count.rule().equals(rule))
                .findFirst();
    }

    private Watches watches() {
        var now = fold.rules();
        if (now != rules) {
            rules = now;
            watches = Watches.of(now);
        }
        return watches;
    }
}
