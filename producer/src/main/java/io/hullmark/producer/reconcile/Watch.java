package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.EngineEvent;
import io.hullmark.wire.ObjectKind;
import java.util.Optional;

/** Decides what follows from an event. */
final class Watch {
    private final Resync.Parts parts;
    private final Inspections inspections;
    private final Sighted sighted;
    private final Execs execs;
    private final Optional<ProcessLooks> processes;
    private final Connection connection;
    private final ObjectRef host;

    Watch(
            Resync.Parts parts,
            Inspections inspections,
            Sighted sighted,
            Execs execs,
            Optional<ProcessLooks> processes,
            Connection connection,
            ObjectRef host) {
        this.parts = parts;
        this.inspections = inspections;
        this.sighted = sighted;
        this.execs = execs;
        this.processes = processes;
        this.connection = connection;
        this.host = host;
    }

    void happened(EngineEvent event) {
        connection.alive();
        var reaction = Reaction.to(event.kind(), event.action());
        if (reaction == Reaction.IGNORE) {
            return;
        }
        var ref = ref(event);
        if (ref.isEmpty()) {
            connection.compare("an event does not say clearly what it is about");
            return;
        }
        react(reaction, ref.get(), event);
    }

    /** What an event is about; nothing if it does not say, or gives an id of which the rest is not known. */
    private Optional<ObjectRef> ref(EngineEvent event) {
        if (event.kind() == ObjectKind.HOST) {
            return Optional.of(host);
        }
        if (event.id().isEmpty() || event.action().isEmpty()) {
            return Optional.empty();
        }
        return event.kind() == ObjectKind.CONTAINER
                ? parts.inventory().fullContainerId(event.id()).map(id -> new ObjectRef(ObjectKind.CONTAINER, id))
                : Optional.of(new ObjectRef(event.kind(), event.id()));
    }

    private void react(Reaction reaction, ObjectRef ref, EngineEvent event) {
        switch (reaction) {
            case TELL -> told(ref, event);
            case INSPECT -> changed(ref, event);
            case STARTED -> {
                changed(ref, event);
                processes.ifPresent(looks -> looks.started(ref));
            }
            case GONE -> gone(ref, event);
            case INSPECT_CONTAINER -> network(ref, event);
            case EXEC -> {
                heardOf(ref, event);
                execs.happened(ref, event);
            }
            case IGNORE -> {}
        }
    }

    private void told(ObjectRef ref, EngineEvent event) {
        heardOf(ref, event);
        // Different containers of one network or volume are different happenings.
        parts.teller().event(ref, event, event.attribute("container"), Optional.empty());
    }

    private void changed(ObjectRef ref, EngineEvent event) {
        heardOf(ref, event);
        parts.teller().event(ref, event, event.argument(), Optional.empty());
        inspections.changed(ref);
    }

    private void network(ObjectRef ref, EngineEvent event) {
        told(ref, event);
        parts.inventory()
                .fullContainerId(event.attribute("container"))
                .filter(id -> !id.isEmpty())
                .map(id -> new ObjectRef(ObjectKind.CONTAINER, id))
                .filter(container -> parts.inventory().find(container).isPresent())
                .ifPresent(inspections::changed);
        if (parts.inventory().find(ref).filter(known -> known.told).isEmpty()) {
            inspections.changed(ref);
        }
    }

    private void gone(ObjectRef ref, EngineEvent event) {
        var remembered = heardOf(ref, event);
        execs.end(ref);
        inspections.forget(ref);
        if (ref.kind() == ObjectKind.CONTAINER && !remembered.told) {
            sighted.goneUnseen(ref, remembered);
        }
        parts.teller().end(ref, event);
        if (event.action().equals("remove")) {
            parts.teller().removed(ref, event.occurredAt(), event.occurredAt());
        }
        parts.inventory().bury(ref);
        connection.settled(ref);
    }

    private Remembered heardOf(ObjectRef ref, EngineEvent event) {
        var remembered = parts.inventory().touch(ref);
        remembered.lastSeen = parts.desk().now();
        if (ref.kind() == ObjectKind.CONTAINER) {
            remembered.named(event.attribute("name"), event.attribute("image"));
        }
        return remembered;
    }
}
