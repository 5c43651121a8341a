package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Count;
import io.hullmark.engine.conditions.Watches.Lookout;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Once;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.verdicts.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Condenses the frames and events of one partition into facts: conditions that begin and end. Stands beside a fold, whose picture
 * and rules it reads; its caller puts the facts into the journal and folds them. Not for several threads.
 */
public final class Condenser {
    /** What came since is read again from the counters after a restart, so readings need not be kept at every tick. */
    private static final Duration BETWEEN_KEPT = Duration.ofMinutes(1);

    private final JournalFold fold;
    private final CondenserMemory memory;
    private final Circumstances circumstances;
    private final Sample sample;
    private final EventCounts counts;
    private final AwaitedEvents awaited;
    private final Deadlines silences = new Deadlines();
    private final TreeMap<String, HostWatch> hosts = new TreeMap<>();
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
        this.memory = memory;
        this.circumstances = new Circumstances(fold, memory.conditions());
        this.sample = new Sample(circumstances);
        this.counts = new EventCounts(memory.occurrences());
        this.awaited = new AwaitedEvents(fold, memory.awaited(), memory.gaps());
        memory.measured().scan(ObjectKey.host("\0"), this::remember);
        memory.readings().scan("", (hostId, held) -> {
            Optional.ofNullable(hosts.get(hostId)).ifPresent(host -> host.remember(held));
            return true;
        });
    }

    /** Hosts come before their containers. */
    private boolean remember(ObjectKey key, Measured measured) {
        if (key.kind() == ObjectKind.HOST) {
            var host = new HostWatch(key.hostId(), Optional.of(measured));
            hosts.put(key.hostId(), host);
            silences.set(key.hostId(), host.deadline());
        } else {
            Optional.ofNullable(hosts.get(key.hostId())).ifPresent(host -> host.remember(key, measured));
        }
        return true;
    }

    /**
     * A frame came.
     *
     * @param at when it took effect: when it was measured, within what is believed of its host's clock
     * @param arrivedAt when it came, by which silence is told: a backlog is none
     */
    public Condensed frame(Frame frame, Instant at, Instant arrivedAt) {
        var host = hosts.computeIfAbsent(frame.hostId(), id -> new HostWatch(id, Optional.empty()));
        var reception = host.receive(frame);
        if (reception != Reception.TAKEN) {
            return new Condensed(reception, 0, List.of());
        }
        var facts = new ArrayList<Fact>();
        boolean gapped = host.advance(frame, at, arrivedAt);
        var moment = new Moment(at, gapped, fold.revision(frame.hostId()));
        silences.set(frame.hostId(), host.deadline());
        lookAtHost(host.self(), frame, moment, facts);
        boolean due = !at.isBefore(host.keptAt().plus(BETWEEN_KEPT));
        Supplier<List<ObjectKey>> known = new Once<>(() -> fold.subjects(frame.hostId()));
        int samples = 0;
        for (int place = 0; place < frame.containers().size(); place++) {
            var measured = frame.containers().get(place);
            var container = host.container(place, measured.prefix(), known);
            if (container == null) {
                continue;
            }
            samples++;
            if (lookAtContainer(container, measured.reading(), frame.measuredAt(), moment, facts)) {
                keep(container, host);
            }
        }
        frame.unmeasured()
                .forEach(unmeasured -> Optional.ofNullable(host.container(0, unmeasured.prefix(), known))
                        .ifPresent(container -> blind(container.key(), unmeasured.reason(), facts)));
        keep(host.self(), host);
        if (due) {
            host.kept(at);
            if (host.mayHaveLost(moment.revision())) {
                forgetGone(host, known.get());
            }
            memory.readings().put(frame.hostId(), host.held());
        }
        return new Condensed(reception, samples, facts);
    }

    /** A fact was folded: events are counted and awaited, and a host that was retired is forgotten. */
    public List<Fact> see(Fact fact, Instant at) {
        var facts = new ArrayList<Fact>();
        if (fact instanceof Fact.LifecycleSeen event) {
            counts.see(event, at, watches().counted(), facts);
        } else if (fact instanceof Fact.Removed removal && removal.object().kind() == ObjectKind.HOST) {
            forget(removal.hostId());
        }
        if (fact instanceof Fact.OfHost ofHost) {
            awaited.see(ofHost, at, watches().awaited(), facts);
        }
        return facts;
    }

    private void forget(String hostId) {
        silences.clear(hostId);
        var host = hosts.remove(hostId);
        if (host != null) {
            host.forgetGone(Set.of()).forEach(memory.measured()::forget);
            memory.measured().forget(ObjectKey.host(hostId));
            memory.readings().forget(hostId);
        }
    }

    /** Time has passed. */
    public List<Fact> tick(Instant now) {
        var facts = new ArrayList<Fact>();
        counts.tick(now, this::counted, facts);
        for (var hostId : silences.due(now)) {
            silences.clear(hostId);
            var host = Objects.requireNonNull(hosts.get(hostId));
            host.containers().forEach(SubjectWatch::lapse);
            host.self().lapse();
            blind(ObjectKey.host(hostId), "no telemetry of it has come since " + host.at(), facts);
        }
        return facts;
    }

    /** The earliest moment at which a tick would change something. */
    public Optional<Instant> nextDeadline() {
        return Stream.of(counts.next(), silences.next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void lookAtHost(SubjectWatch host, Frame frame, Moment moment, List<Fact> facts) {
        sample.ofHost(host, frame.host(), frame.measuredAt());
        host.look(rules(ObjectKind.HOST), circumstances, sample, moment, facts);
        host.read(frame.host(), frame.measuredAt());
    }

    private boolean lookAtContainer(
            SubjectWatch container, Reading now, Instant measuredAt, Moment moment, List<Fact> facts) {
        var rules = rules(ObjectKind.CONTAINER);
        sample.ofContainer(container, now, measuredAt, watches().parts());
        boolean turned = container.look(rules, circumstances, sample, moment, facts);
        container.read(now, measuredAt);
        return turned;
    }

    private void blind(ObjectKey key, String reason, List<Fact> facts) {
        var held = known(key);
        if (held.isEmpty() || !held.get().unmeasured().equals(Optional.of(reason))) {
            var missing = held.map(HeldConditions::missing).orElse(new TreeMap<>());
            facts.add(new Fact.MeasurementChanged(key, Optional.of(reason), missing));
        }
    }

    private Optional<HeldConditions> known(ObjectKey key) {
        return memory.conditions().find(key);
    }

    private void keep(SubjectWatch subject, HostWatch host) {
        var reading = subject.reading();
        if (reading != null) {
            memory.measured()
                    .put(
                            subject.key(),
                            new Measured(
                                    host.bootEpoch(),
                                    host.sequence(),
                                    subject.measuredAt(),
                                    host.at(),
                                    reading.copy(),
                                    subject.lasting()));
        }
    }

    private void forgetGone(HostWatch host, List<ObjectKey> known) {
        host.forgetGone(new HashSet<>(known)).forEach(memory.measured()::forget);
    }

    private Optional<Count> counted(String rule) {
        return watches().counted().stream()
                .filter(count -> count.rule().equals(rule))
                .findFirst();
    }

    private List<Lookout> rules(ObjectKind kind) {
        return watches().of(kind);
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
