package io.hullmark.streams.wire;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Section;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.FurtherObservation;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Turns what agents claim into what the engine folds. Throws IllegalArgumentException at a claim that can't be. */
final class ObservationFacts {
    private ObservationFacts() {}

    /** The fact; empty for an observation of a kind that came after this version. */
    static Optional<Fact> of(Observation observation) {
        var hostId = observation.getHostId();
        var body = observation.getBody();
        if (body instanceof Snapshot snapshot) {
            return Optional.of(snapshot(hostId, snapshot));
        }
        if (body instanceof LifecycleEvent event) {
            return Optional.of(lifecycle(hostId, event));
        }
        if (body instanceof Removal removal) {
            return Optional.of(new Fact.Removed(
                    key(hostId, removal.getKind(), removal.getObjectId()), removal.getLastSeen(), removal.getGoneBy()));
        }
        if (body instanceof Heartbeat heartbeat) {
            return Optional.of(heartbeat(hostId, heartbeat));
        }
        if (body instanceof CoverageGap gap) {
            return Optional.of(new Fact.CoverageLost(
                    hostId,
                    gap.getFrom(),
                    Optional.ofNullable(gap.getTo()),
                    gap.getCause().name(),
                    gap.getDetail(),
                    gap.getLost()));
        }
        if (body instanceof FurtherObservation) {
            return Optional.empty();
        }
        throw new IllegalStateException(
                "no branch of an observation is a " + body.getClass().getSimpleName());
    }

    private static Fact snapshot(String hostId, Snapshot snapshot) {
        var completeness = switch (snapshot.getStatus()) {
            case COMPLETE -> Fact.Completeness.COMPLETE;
            case GONE -> Fact.Completeness.GONE;
            case UNREADABLE -> Fact.Completeness.UNREADABLE;
            case UNRECOGNIZED ->
                throw new IllegalArgumentException("the snapshot's status is none that this version knows");
        };
        var sections = snapshot.getSections().stream()
                .map(section -> new Section(section.getName(), digest(section.getDigest()), bytes(section.getBody())))
                .toList();
        return new Fact.SnapshotTaken(
                key(hostId, snapshot.getKind(), snapshot.getObjectId()),
                digest(snapshot.getDigest()),
                completeness,
                snapshot.getDetail(),
                sections);
    }

    private static Fact lifecycle(String hostId, LifecycleEvent event) {
        var exec = Optional.ofNullable(event.getExec())
                .map(session -> new Fact.Exec(
                        session.getId(),
                        Optional.ofNullable(session.getPrivileged()),
                        Optional.ofNullable(session.getUser()),
                        session.getCommand()));
        return new Fact.LifecycleSeen(
                key(hostId, event.getKind(), event.getObjectId()),
                event.getName(),
                event.getAction(),
                event.getAttributes(),
                event.getOccurredAt(),
                exec);
    }

    private static Fact heartbeat(String hostId, Heartbeat heartbeat) {
        if (heartbeat.getIntervalMillis() <= 0) {
            throw new IllegalArgumentException(
                    "a heartbeat's interval must be positive, got %d ms".formatted(heartbeat.getIntervalMillis()));
        }
        var objects = new LinkedHashMap<ObjectKey, Digest>();
        for (var known : heartbeat.getObjects()) {
            objects.put(key(hostId, known.getKind(), known.getObjectId()), digest(known.getDigest()));
        }
        return new Fact.HostHeard(hostId, Duration.ofMillis(heartbeat.getIntervalMillis()), objects);
    }

    private static ObjectKey key(String hostId, io.hullmark.wire.ObjectKind kind, String id) {
        var known = switch (kind) {
            case HOST -> ObjectKind.HOST;
            case CONTAINER -> ObjectKind.CONTAINER;
            case IMAGE -> ObjectKind.IMAGE;
            case NETWORK -> ObjectKind.NETWORK;
            case VOLUME -> ObjectKind.VOLUME;
            case UNRECOGNIZED ->
                throw new IllegalArgumentException(
                        "object '%s' is of a kind that this version does not know".formatted(id));
        };
        return new ObjectKey(hostId, known, id);
    }

    private static Digest digest(io.hullmark.wire.Digest digest) {
        return Digest.of(digest.bytes());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
