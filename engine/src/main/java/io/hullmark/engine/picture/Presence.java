package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact.CoverageLost;
import io.hullmark.engine.facts.Fact.HostConfirmed;
import io.hullmark.engine.facts.Fact.HostHeard;
import io.hullmark.engine.facts.Fact.HostPresent;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.picture.HostState.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Whether hosts are watched: who is heard, who is silent, and for whom something may have been missed. */
final class Presence {
    private final PictureMemory memory;
    private final Hosts hosts;
    private final Views views;
    private final Neighbourhoods neighbourhoods;
    private final Inventory inventory;

    Presence(PictureMemory memory, Hosts hosts, Views views, Neighbourhoods neighbourhoods, Inventory inventory) {
        this.memory = memory;
        this.hosts = hosts;
        this.views = views;
        this.neighbourhoods = neighbourhoods;
        this.inventory = inventory;
    }

    /**
     * A host said something. Ends its silence unless the fact is so old that the host would be silent again: an agent that
     * sends what it kept during an outage is only back when it has caught up.
     */
    void heard(String hostId, Instant at, Instant now, Changes changes) {
        var known = hosts.find(hostId);
        if (known.isEmpty()) {
            hosts.put(hostId, HostState.first(at));
            views.forget(ObjectKey.host(hostId));
            changes.changeHost(hostId, SectionMask.of(ObjectKind.HOST));
            return;
        }
        var state = known.get();
        if (state.silentSince().isPresent()) {
            if (Silence.deadline(at, state.interval()).isAfter(now)) {
                hosts.put(hostId, state.heard(at));
                everything(hostId, changes);
            }
        } else if (at.toEpochMilli() - state.heardAt().toEpochMilli()
                > state.interval().toMillis() / 2) {
            hosts.put(hostId, state.heard(at));
        }
    }

    /** A heartbeat: proves coverage if it lists what we hold. */
    void heard(HostHeard heartbeat, Instant at, Changes changes) {
        var hostId = heartbeat.hostId();
        promise(hostId, heartbeat.interval(), at);
        seen(hostId, changes);
        if (isConfirmedBy(heartbeat)) {
            confirm(hostId, at, changes);
            return;
        }
        var listed = new TreeMap<ObjectKey, Digest>();
        heartbeat.objects().forEach((key, digest) -> {
            if (key.hostId().equals(hostId)) {
                listed.put(key, digest);
            }
        });
        inventory.reconcile(hostId, listed, changes);
        if (isConfirmedBy(heartbeat)) {
            close(hostId, changes);
        }
    }

    /** A heartbeat that listed what we hold. */
    void heard(HostConfirmed heartbeat, Instant at, Changes changes) {
        promise(heartbeat.hostId(), heartbeat.interval(), at);
        seen(heartbeat.hostId(), changes);
        confirm(heartbeat.hostId(), at, changes);
    }

    /** A heartbeat of an agent that can't see its engine: the host is not silent, nothing is confirmed, and nothing passes. */
    void heard(HostPresent heartbeat, Instant at, Changes changes) {
        promise(heartbeat.hostId(), heartbeat.interval(), at);
        var state = hosts.state(heartbeat.hostId());
        if (state.unseenSince().isEmpty()) {
            hosts.put(heartbeat.hostId(), state.unseen(at));
            everything(heartbeat.hostId(), changes);
        }
    }

    private void seen(String hostId, Changes changes) {
        var state = hosts.state(hostId);
        if (state.unseenSince().isPresent()) {
            hosts.put(hostId, state.seen());
            everything(hostId, changes);
        }
    }

    private void confirm(String hostId, Instant at, Changes changes) {
        hosts.put(hostId, hosts.state(hostId).confirmed(at));
        close(hostId, changes);
    }

    private void close(String hostId, Changes changes) {
        if (hosts.state(hostId).gap().isPresent()) {
            hosts.put(hostId, hosts.state(hostId).closed());
            covered(hostId, changes);
        }
    }

    void lost(CoverageLost gap, Changes changes) {
        var state = hosts.state(gap.hostId());
        if (state.gap().isEmpty()) {
            hosts.put(gap.hostId(), state.with(new Gap(gap.cause(), gap.detail(), gap.from())));
            covered(gap.hostId(), changes);
        }
    }

    /** The clock moved: hosts that should have been heard by now are silent. */
    void tick(Instant now, Changes changes) {
        for (String hostId : hosts.overdue(now)) {
            hosts.put(hostId, hosts.state(hostId).silent());
            everything(hostId, changes);
        }
    }

    void retire(String hostId, Changes changes) {
        if (hosts.find(hostId).isEmpty()) {
            return;
        }
        inventory.ofHost(hostId).keySet().forEach(key -> inventory.remove(key, changes));
        views.forget(ObjectKey.host(hostId));
        memory.activities().forget(ObjectKey.host(hostId));
        inventory.conditions().forget(ObjectKey.host(hostId));
        hosts.forget(hostId);
        changes.remove(ObjectKey.host(hostId));
    }

    private void promise(String hostId, Duration interval, Instant at) {
        var state = hosts.state(hostId);
        var promised = state.promising(Silence.bounded(interval));
        hosts.put(hostId, state.silentSince().isEmpty() && at.isAfter(state.heardAt()) ? promised.heard(at) : promised);
    }

    /** Whether a heartbeat lists just what we hold. */
    boolean isConfirmedBy(HostHeard heartbeat) {
        var hostId = heartbeat.hostId();
        var state = hosts.find(hostId);
        if (state.isEmpty() || state.get().outstanding() > 0) {
            return false;
        }
        var sum = DigestSum.EMPTY;
        for (var object : heartbeat.objects().entrySet()) {
            var key = object.getKey();
            if (key.hostId().equals(hostId) && key.kind() != ObjectKind.HOST) {
                sum = sum.plus(key, object.getValue());
            }
        }
        var host = Optional.ofNullable(heartbeat.objects().get(ObjectKey.host(hostId)));
        return state.get().sum().equals(sum)
                && (host.isEmpty()
                        || host.equals(
                                memory.objects().find(ObjectKey.host(hostId)).flatMap(HeldObject::digest)));
    }

    private void covered(String hostId, Changes changes) {
        views.forget(ObjectKey.host(hostId));
        changes.changeHost(hostId, SectionMask.COVERAGE);
    }

    /** Whatever could be said of a host can be said no more, or again. */
    private void everything(String hostId, Changes changes) {
        views.forget(ObjectKey.host(hostId));
        changes.changeHost(hostId, SectionMask.of(ObjectKind.HOST));
        var neighbourhood = neighbourhoods.of(hostId);
        neighbourhood.images().forEach(image -> {
            views.forget(image);
            changes.change(image, SectionMask.ALL);
        });
        neighbourhood.containers().forEach(container -> {
            views.forget(container);
            changes.change(container, SectionMask.ALL);
            changes.unsettle(container);
        });
        neighbourhood.volumes().forEach(name -> views.forget(new ObjectKey(hostId, ObjectKind.VOLUME, name)));
    }
}
