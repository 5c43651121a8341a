package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.EngineEvent;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.wire.ExecSession;
import io.hullmark.wire.LifecycleEvent;
import io.hullmark.wire.Removal;
import io.hullmark.wire.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Hands on what happened and what was seen: events collapsed and stripped of all that may be a secret. */
final class Teller {
    private static final Set<String> ATTRIBUTES =
            Set.of("exitCode", "signal", "execID", "image", "health", "container", "oldName");
    private static final int LONGEST_ATTRIBUTE = 512;

    private final Desk desk;
    private final Sightings sightings;
    private final Duration window;
    private final Collapse collapse;
    private volatile Optional<Instant> lastReconciled = Optional.empty();
    private boolean flushing;

    Teller(Desk desk, Sightings sightings, Duration window) {
        this.desk = desk;
        this.sightings = sightings;
        this.window = window;
        this.collapse = new Collapse(window.toNanos());
    }

    /** Tells an event, at once or, if equal ones were told shortly before, together with them; returns whether at once. */
    boolean event(ObjectRef ref, EngineEvent event, String variant, Optional<ExecSession> exec) {
        var told = collapse.accept(ref, wire(ref, event, exec), variant, desk.monotonic());
        tell(told);
        if (!flushing) {
            flushing = true;
            var unused = desk.later(window, this::flush);
        }
        return !told.isEmpty();
    }

    /** Tells that an object is gone, after everything else that happened to it. */
    void end(ObjectRef ref, EngineEvent event) {
        tell(collapse.forget(ref));
        tell(List.of(wire(ref, event, Optional.empty())));
    }

    void snapshot(Snapshot snapshot) {
        sightings.snapshot(desk.now(), snapshot);
    }

    /** Tells that an object is gone though nobody saw it go. */
    void removed(ObjectRef ref, Instant lastSeen, Instant goneBy) {
        tell(collapse.forget(ref));
        var last = lastSeen.isAfter(goneBy) ? goneBy : lastSeen;
        sightings.removed(
                desk.now(),
                new Removal(
                        ref.kind(),
                        ref.id(),
                        last.truncatedTo(ChronoUnit.MICROS),
                        goneBy.truncatedTo(ChronoUnit.MICROS)));
    }

    void reconciled(Instant at) {
        sightings.reconciled(at);
        lastReconciled = Optional.of(at);
    }

    Optional<Instant> lastReconciled() {
        return lastReconciled;
    }

    /** Tells everything that waits for equal events to follow. */
    void flushAll() {
        tell(collapse.flush(desk.monotonic() + 2 * window.toNanos()));
    }

    private void flush() {
        tell(collapse.flush(desk.monotonic()));
        flushing = !collapse.idle();
        if (flushing) {
            var unused = desk.later(window.dividedBy(4), this::flush);
        }
    }

    private void tell(List<LifecycleEvent> events) {
        events.forEach(event -> sightings.event(desk.now(), event));
    }

    private static LifecycleEvent wire(ObjectRef ref, EngineEvent event, Optional<ExecSession> exec) {
        var attributes = new TreeMap<String, String>();
        for (String name : ATTRIBUTES) {
            var value = event.attribute(name);
            if (!value.isEmpty()) {
                attributes.put(name, bounded(value));
            }
        }
        if (event.action().equals("health_status") && !event.argument().isEmpty()) {
            attributes.put("health", bounded(event.argument()));
        }
        return LifecycleEvent.newBuilder()
                .setKind(ref.kind())
                .setObjectId(ref.id())
                .setName(bounded(event.attribute("name")))
                .setAction(bounded(event.action()))
                .setAttributes(attributes)
                .setOccurredAt(event.occurredAt().truncatedTo(ChronoUnit.MICROS))
                .setCount(1)
                .setExec(exec.orElse(null))
                .build();
    }

    private static String bounded(String value) {
        return value.length() <= LONGEST_ATTRIBUTE ? value : value.substring(0, LONGEST_ATTRIBUTE);
    }
}
