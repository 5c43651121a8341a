package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Fact.ConditionChanged;
import io.hullmark.engine.facts.Fact.CoverageLost;
import io.hullmark.engine.facts.Fact.HostConfirmed;
import io.hullmark.engine.facts.Fact.HostHeard;
import io.hullmark.engine.facts.Fact.HostPresent;
import io.hullmark.engine.facts.Fact.LifecycleSeen;
import io.hullmark.engine.facts.Fact.MeasurementChanged;
import io.hullmark.engine.facts.Fact.Removed;
import io.hullmark.engine.facts.Fact.SnapshotTaken;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.facts.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the hosts of one partition: applies facts, says what changed, and shows objects as rules may see them. */
public final class Picture {
    private static final Set<String> ENDS = Set.of("destroy", "delete", "remove");
    private static final int EFFECTIVE_SLOT = Slots.of(ContainerFacts.TYPE, "effective");
    private static final int IMAGE_ID = Slots.of(ContainerFacts.TYPE, "imageId");

    private final Hosts hosts;
    private final Neighbourhoods neighbourhoods;
    private final Views views;
    private final EffectiveValues effective;
    private final Inventory inventory;
    private final Presence presence;

    /** Keeps the given number of objects opened. */
    public Picture(PictureMemory memory, SectionReader reader, int mostViews) {
        var decoding = new Decoding(reader);
        this.hosts = new Hosts(memory.hosts());
        this.neighbourhoods = new Neighbourhoods(memory.ties());
        this.views = new Views(memory, hosts, decoding, mostViews);
        this.effective = new EffectiveValues(views, neighbourhoods);
        this.inventory = new Inventory(memory, hosts, views, neighbourhoods, decoding);
        this.presence = new Presence(memory, hosts, views, neighbourhoods, inventory);
    }

    /** A host said something, whatever it is. Comes before what it said is applied. */
    public void heard(String hostId, Instant at, Instant now, Changes changes) {
        presence.heard(hostId, at, now, changes);
    }

    public void apply(SnapshotTaken snapshot, Changes changes) {
        inventory.take(snapshot, changes);
    }

    public void apply(LifecycleSeen event, Changes changes) {
        changes.because(event.action());
        if (ENDS.contains(event.action()) && event.object().kind() != ObjectKind.HOST) {
            inventory.remove(event.object(), changes);
        } else {
            inventory.activities().see(event, changes);
        }
    }

    public void apply(Removed removal, Changes changes) {
        if (removal.object().kind() == ObjectKind.HOST) {
            presence.retire(removal.hostId(), changes);
        } else {
            inventory.remove(removal.object(), changes);
        }
    }

    public void apply(HostHeard heartbeat, Instant at, Changes changes) {
        presence.heard(heartbeat, at, changes);
    }

    public void apply(HostConfirmed heartbeat, Instant at, Changes changes) {
        presence.heard(heartbeat, at, changes);
    }

    public void apply(HostPresent heartbeat, Instant at, Changes changes) {
        presence.heard(heartbeat, at, changes);
    }

    /** Whether a heartbeat lists just what we hold. */
    public boolean isConfirmedBy(HostHeard heartbeat) {
        return presence.isConfirmedBy(heartbeat);
    }

    public void apply(CoverageLost gap, Changes changes) {
        presence.lost(gap, changes);
    }

    public void apply(ConditionChanged change, Changes changes) {
        inventory.conditions().apply(change, changes);
    }

    public void apply(MeasurementChanged change, Changes changes) {
        inventory.conditions().apply(change, changes);
    }

    public void tick(Instant now, Changes changes) {
        presence.tick(now, changes);
    }

    /** When the next host counts as silent. */
    public Optional<Instant> nextDeadline() {
        return hosts.nextDeadline();
    }

    /** When a heartbeat last proved that what we hold of a host is complete and true. */
    public Optional<Instant> confirmedAt(String hostId) {
        return hosts.find(hostId).flatMap(HostState::confirmedAt);
    }

    /** Since when the agent of a host that is heard says that it can't see its engine; empty if it does see it. */
    public Optional<Instant> unseenSince(String hostId) {
        return hosts.find(hostId).flatMap(HostState::unseenSince);
    }

    /**
     * Works out again what follows from several objects, now that all of them are in place. Whoever is concerned counts as
     * changed, whether anything came of it or not: what we happen to remember must not decide who meets a new rule when.
     */
    public void settle(Changes changes) {
        for (ObjectKey container : changes.unsettled()) {
            var view = views.atHand(container);
            if (view == null) {
                changes.change(container, SectionMask.EFFECTIVE);
                continue;
            }
            var now = effective.of(container, view.plain());
            if (now.equals(view.effective())) {
                changes.change(container, 0);
            } else {
                view.effective(now);
                changes.change(container, SectionMask.EFFECTIVE);
            }
        }
    }

    /** Containers and images of a host. */
    public List<ObjectKey> subjects(String hostId) {
        var neighbourhood = neighbourhoods.of(hostId);
        var subjects = new ArrayList<>(neighbourhood.containers());
        subjects.addAll(neighbourhood.images());
        return subjects;
    }

    public Struct host(String hostId) {
        return views.of(ObjectKey.host(hostId)).plain();
    }

    public Struct image(ObjectKey image) {
        return views.of(image).plain();
    }

    /** The image that a container runs. */
    public Struct imageOf(ObjectKey container) {
        var id = Slots.read(views.of(container).plain(), IMAGE_ID);
        if (id instanceof String text && !text.isEmpty()) {
            return views.of(new ObjectKey(container.hostId(), ObjectKind.IMAGE, text))
                    .plain();
        }
        return Decoding.blind(ImageFacts.TYPE, id instanceof Missing missing ? missing : Missing.NOT_SEEN)
                .build();
    }

    /** A container with its effective values. */
    public Struct container(ObjectKey container) {
        var view = views.of(container);
        var known = view.effective();
        if (known == null) {
            known = effective.of(container, view.plain());
            view.effective(known);
        }
        return view.whole(EFFECTIVE_SLOT, known);
    }
}
