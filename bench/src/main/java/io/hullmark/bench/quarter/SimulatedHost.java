package io.hullmark.bench.quarter;

import io.hullmark.bench.corpus.Corpus;
import io.hullmark.bench.corpus.Inspected;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.KnownObject;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A host and its containers: what its agent says of them, now or, where the broker is out of reach, later. */
final class SimulatedHost {
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private final String hostId;
    private final Duration heartbeat;
    private final List<Running> containers = new ArrayList<>();
    private final List<byte[]> spool = new ArrayList<>();
    private final long bootEpoch;
    private @Nullable List<KnownObject> known;
    private Optional<Absence> absence = Optional.empty();
    private long sequence;

    /** A container as it runs: the number tells it from all that ever ran. */
    private record Running(int number, Snapshot snapshot) {}

    /** Nothing of the host comes through; what it says comes later, or its agent is gone and says nothing. */
    private record Absence(Instant from, Instant until, boolean spools) {}

    SimulatedHost(String hostId, Duration heartbeat, Instant begin) {
        this.hostId = hostId;
        this.heartbeat = heartbeat;
        this.bootEpoch = begin.toEpochMilli();
    }

    /** The id of the container in a place. */
    String container(int place) {
        return containers.get(place).snapshot().getObjectId();
    }

    /** A container starts in a place that is free, or that the container there leaves. */
    void deploy(int place, int number, boolean sound, Instant now) {
        if (place < containers.size()) {
            var gone = containers.get(place);
            say(event(gone, "destroy", now), now);
        }
        var started = new Running(number, snapshot(number, sound));
        if (place < containers.size()) {
            containers.set(place, started);
        } else {
            containers.add(started);
        }
        say(event(started, "start", now), now);
        say(started.snapshot(), now);
        known = null;
    }

    /** The same container is seen with another configuration. */
    void drift(int place, boolean sound, Instant now) {
        var drifted = new Running(
                containers.get(place).number(), snapshot(containers.get(place).number(), sound));
        containers.set(place, drifted);
        say(drifted.snapshot(), now);
        known = null;
    }

    void heartbeat(Instant now) {
        say(new Heartbeat((int) heartbeat.toMillis(), now, known(), Map.of()), now);
    }

    void fallSilent(Instant from, Instant until, boolean spools) {
        absence = Optional.of(new Absence(from, until, spools));
    }

    /** Whether nobody sees what happens on it. */
    boolean isUnwatched() {
        return absence.filter(away -> !away.spools()).isPresent();
    }

    /** When others learn what happens on it now. */
    Instant knownAt(Instant now) {
        return absence.map(Absence::until).filter(now::isBefore).orElse(now);
    }

    /** What came until now, oldest first; nothing while the host is cut off. */
    List<byte[]> said(Instant now) {
        if (absence.filter(away -> now.isBefore(away.until())).isPresent()) {
            return List.of();
        }
        var over = absence;
        absence = Optional.empty();
        over.filter(away -> !away.spools())
                .ifPresent(away -> say(
                        new CoverageGap(away.from(), now, GapCause.AGENT_STARTED, "the agent was not there", 0L), now));
        var said = List.copyOf(spool);
        spool.clear();
        return said;
    }

    private List<KnownObject> known() {
        var listed = known;
        if (listed == null) {
            listed = containers.stream()
                    .map(running -> new KnownObject(
                            ObjectKind.CONTAINER,
                            running.snapshot().getObjectId(),
                            running.snapshot().getDigest()))
                    .sorted(Comparator.comparing(KnownObject::getObjectId))
                    .toList();
            known = listed;
        }
        return listed;
    }

    private static Snapshot snapshot(int number, boolean sound) {
        var inspect = Inspected.container(number);
        if (!sound) {
            inspect.withObject("/HostConfig").put("Privileged", true).put("ReadonlyRootfs", false);
        }
        return Corpus.snapshot(inspect);
    }

    private static LifecycleEvent event(Running container, String action, Instant now) {
        var name = "web-%d".formatted(container.number());
        return new LifecycleEvent(
                ObjectKind.CONTAINER,
                container.snapshot().getObjectId(),
                name,
                action,
                Map.of("image", "registry.example/shop/web:1", "name", name),
                now,
                1,
                null);
    }

    private void say(Object body, Instant now) {
        if (!isUnwatched()) {
            spool.add(CODEC.encode(new Observation(hostId, bootEpoch, ++sequence, now, body)));
        }
    }
}
