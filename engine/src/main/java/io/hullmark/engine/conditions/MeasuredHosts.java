package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Condenser.Condensed;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Once;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Lineup;
import io.hullmark.engine.telemetry.Reading;
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

/** The hosts of one partition whose frames come. */
final class MeasuredHosts {
    /** What came since is read again from the counters after a restart, so readings need not be kept at every tick. */
    private static final Duration BETWEEN_KEPT = Duration.ofMinutes(1);

    private final JournalFold fold;
    private final CondenserMemory memory;
    private final Circumstances circumstances;
    private final Sample sample;
    private final Deadlines silences = new Deadlines();
    private final TreeMap<String, HostWatch> hosts = new TreeMap<>();

    MeasuredHosts(JournalFold fold, CondenserMemory memory) {
        this.fold = fold;
        this.memory = memory;
        this.circumstances = new Circumstances(fold, memory.conditions());
        this.sample = new Sample(circumstances);
        memory.measured().scan(ObjectKey.host("\0"), this::remember);
        memory.readings().scan("", (hostId, held) -> {
            Optional.ofNullable(hosts.get(hostId))
                    .ifPresent(host -> held.containers().forEach(host.residents()::remember));
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
            Optional.ofNullable(hosts.get(key.hostId()))
                    .ifPresent(host -> host.residents().remember(key, measured));
        }
        return true;
    }

    /** A frame came, as {@link Condenser#frame} says. */
    Condensed frame(Frame frame, Instant at, Instant arrivedAt, Watches watches) {
        var host = hosts.computeIfAbsent(frame.hostId(), id -> new HostWatch(id, Optional.empty()));
        var reception = host.receive(frame);
        if (reception != Reception.TAKEN) {
            return new Condensed(reception, 0, List.of());
        }
        var facts = new ArrayList<Fact>();
        boolean gapped = host.advance(frame, at, arrivedAt);
        var moment = new Moment(at, gapped, fold.revision(frame.hostId()));
        silences.set(frame.hostId(), host.deadline());
        lookAtHost(host, frame, moment, watches, facts);
        Supplier<List<ObjectKey>> known = new Once<>(() -> fold.subjects(frame.hostId()));
        int samples = lookAtContainers(host, frame, moment, watches, known, facts);
        for (var unmeasured : frame.unmeasured()) {
            int row = host.residents().find(unmeasured.prefix(), known);
            if (row != Lineup.NONE) {
                blind(host.residents().watch(row).key(), unmeasured.reason(), facts);
            }
        }
        keep(host, host.self(), frame.host(), frame.measuredAt());
        if (!at.isBefore(host.keptAt().plus(BETWEEN_KEPT))) {
            host.kept(at);
            if (host.mayHaveLost(moment.revision())) {
                forgetGone(host, new HashSet<>(known.get()));
            }
            memory.readings().put(frame.hostId(), host.residents().held());
        }
        return new Condensed(reception, samples, facts);
    }

    private void lookAtHost(HostWatch host, Frame frame, Moment moment, Watches watches, List<Fact> facts) {
        sample.ofHost(host.self().key(), frame.host(), host.reading(), host.measuredAt(), frame.measuredAt());
        host.self().look(watches.of(ObjectKind.HOST), circumstances, sample, moment, facts);
        host.read(frame.host(), frame.measuredAt());
    }

    /** @return how many of them are known */
    private int lookAtContainers(
            HostWatch host,
            Frame frame,
            Moment moment,
            Watches watches,
            Supplier<List<ObjectKey>> known,
            List<Fact> facts) {
        var rules = watches.of(ObjectKind.CONTAINER);
        var residents = host.residents();
        residents.expect(moment.revision(), rules);
        var containers = frame.containers();
        int samples = 0;
        for (int place = 0; place < containers.size(); place++) {
            int row = residents.find(place, containers.prefix(place), known);
            if (row == Lineup.NONE) {
                continue;
            }
            samples++;
            var now = containers.get(place);
            sample.ofContainer(
                    now, residents.latest(row), residents.measuredAt(row), frame.measuredAt(), watches.parts());
            if (!residents.isStill(row, sample)) {
                var container = residents.watch(row);
                if (container.look(rules, circumstances, sample, moment, facts)) {
                    keep(host, container, now, frame.measuredAt());
                }
                residents.looked(row);
            }
            residents.read(row, now, frame.measuredAt());
        }
        return samples;
    }

    private void blind(ObjectKey key, String reason, List<Fact> facts) {
        var held = memory.conditions().find(key);
        if (held.isEmpty() || !held.get().unmeasured().equals(Optional.of(reason))) {
            var missing = held.map(HeldConditions::missing).orElse(new TreeMap<>());
            facts.add(new Fact.MeasurementChanged(key, Optional.of(reason), missing));
        }
    }

    private void keep(HostWatch host, SubjectWatch subject, Reading reading, Instant measuredAt) {
        memory.measured()
                .put(
                        subject.key(),
                        new Measured(
                                host.bootEpoch(),
                                host.sequence(),
                                measuredAt,
                                host.at(),
                                reading.copy(),
                                subject.lasting()));
    }

    private void forgetGone(HostWatch host, Set<ObjectKey> there) {
        host.residents().forgetGone(there).forEach(memory.measured()::forget);
    }

    /** A host was retired. */
    void forget(String hostId) {
        silences.clear(hostId);
        var host = hosts.remove(hostId);
        if (host != null) {
            forgetGone(host, Set.of());
            memory.measured().forget(ObjectKey.host(hostId));
            memory.readings().forget(hostId);
        }
    }

    /** Time has passed: hosts of whom nothing comes any more can't be measured. */
    void tick(Instant now, List<Fact> facts) {
        for (var hostId : silences.due(now)) {
            silences.clear(hostId);
            var host = Objects.requireNonNull(hosts.get(hostId));
            host.residents().watches().forEach(SubjectWatch::lapse);
            host.self().lapse();
            blind(ObjectKey.host(hostId), "no telemetry of it has come since " + host.at(), facts);
        }
    }

    /** The earliest moment at which a tick would change something. */
    Optional<Instant> nextSilence() {
        return silences.next();
    }
}
