package io.hullmark.engine.conditions;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.telemetry.ContainerPrefix;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Lineup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One host whose frames come: which was the latest, and who is on it. */
final class HostWatch {
    /** Frames so many ticks apart are no longer taken for neighbours: one or two may be late or lost. */
    private static final int GRACE_TICKS = 3;

    /** With ticks of a second, a pause of the agent is no silence. */
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(15);

    private static final Duration LONGEST_TICK = Duration.ofHours(1);

    private final SubjectWatch self;
    private final Lineup<SubjectWatch> containers = new Lineup<>();
    private long bootEpoch;
    private long sequence;
    private Instant at;
    private Instant heardAt;
    private Instant keptAt;
    private Duration grace = SHORTEST_GRACE;
    private long sweptAt = -1;

    HostWatch(String hostId, Optional<Measured> known) {
        self = SubjectWatch.of(ObjectKey.host(hostId), known);
        bootEpoch = known.map(Measured::bootEpoch).orElse(Long.MIN_VALUE);
        sequence = known.map(Measured::sequence).orElse(0L);
        at = known.map(Measured::at).orElse(Instant.EPOCH);
        heardAt = at;
        keptAt = at;
    }

    /** A container of before a restart. */
    void remember(ObjectKey key, Measured measured) {
        ContainerPrefix.of(key.id())
                .ifPresent(prefix -> containers.put(prefix, SubjectWatch.of(key, Optional.of(measured))));
    }

    /** The readings of before a restart, of which some may be older than what was kept of their container alone. */
    void remember(HeldReadings held) {
        for (var known : held.containers()) {
            ContainerPrefix.of(known.id()).ifPresent(prefix -> {
                var container = containers.find(0, prefix);
                if (container == null) {
                    container = SubjectWatch.of(ObjectKey.container(self.key().hostId(), known.id()), Optional.empty());
                    containers.put(prefix, container);
                }
                if (container.reading() == null || known.measuredAt().isAfter(container.measuredAt())) {
                    container.read(known.reading(), known.measuredAt());
                }
            });
        }
    }

    /** What is kept of the containers from time to time. */
    HeldReadings held() {
        var held = new ArrayList<HeldReadings.OfContainer>(containers.members().size());
        containers.members().forEach(container -> container.held().ifPresent(held::add));
        return new HeldReadings(held);
    }

    SubjectWatch self() {
        return self;
    }

    long bootEpoch() {
        return bootEpoch;
    }

    long sequence() {
        return sequence;
    }

    Instant at() {
        return at;
    }

    Instant keptAt() {
        return keptAt;
    }

    void kept(Instant when) {
        keptAt = when;
    }

    /** When the next frame must have come. */
    Instant deadline() {
        return heardAt.plus(grace);
    }

    /** Whether a frame is the next of its host: not one that came before, or that a clone of an older start sends. */
    Reception receive(Frame frame) {
        if (frame.bootEpoch() < bootEpoch) {
            return Reception.FOREIGN;
        }
        return frame.bootEpoch() == bootEpoch && frame.sequence() <= sequence ? Reception.REPEATED : Reception.TAKEN;
    }

    /** Takes a frame for the latest; whether so much is missing before it that nothing lasted through. */
    boolean advance(Frame frame, Instant when, Instant arrivedAt) {
        var tick = frame.tick().compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK : frame.tick();
        grace = tick.multipliedBy(GRACE_TICKS);
        grace = grace.compareTo(SHORTEST_GRACE) < 0 ? SHORTEST_GRACE : grace;
        boolean gapped = when.isAfter(at.plus(grace)) || !when.isAfter(at);
        bootEpoch = frame.bootEpoch();
        sequence = frame.sequence();
        at = when;
        heardAt = arrivedAt;
        return gapped;
    }

    /** The container that a frame names; null while nobody told of it. */
    @Nullable
    SubjectWatch container(int place, long prefix, Supplier<List<ObjectKey>> known) {
        var watch = containers.find(place, prefix);
        if (watch == null) {
            for (var key : known.get()) {
                var own = ContainerPrefix.of(key.id());
                if (own.isPresent() && own.getAsLong() == prefix) {
                    watch = SubjectWatch.of(key, Optional.empty());
                    containers.put(prefix, watch);
                    break;
                }
            }
        }
        return watch;
    }

    /** The containers whose samples came. */
    Collection<SubjectWatch> containers() {
        return containers.members();
    }

    /** Whether containers of it may be gone that were there when this was asked the last time. */
    boolean mayHaveLost(long revision) {
        boolean changed = revision != sweptAt;
        sweptAt = revision;
        return changed;
    }

    /** Forgets the containers that are not there any more, and says which. */
    List<ObjectKey> forgetGone(Set<ObjectKey> there) {
        var gone = containers.members().stream()
                .map(SubjectWatch::key)
                .filter(key -> !there.contains(key))
                .sorted()
                .toList();
        containers.removeIf(watch -> !there.contains(watch.key()));
        return gone;
    }
}
