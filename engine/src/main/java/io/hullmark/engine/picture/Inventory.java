package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact.Completeness;
import io.hullmark.engine.facts.Fact.SnapshotTaken;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Section;
import io.hullmark.engine.picture.HeldObject.Freshness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The objects of all hosts as their newest snapshots show them. */
final class Inventory {
    private static final int STATE = Slots.of(ContainerFacts.TYPE, "state");
    private static final int STATE_SECTION = SectionMask.bit("container.state");
    private static final int TYING =
            SectionMask.of(Set.of("container.identity", "container.namespaces", "container.mounts", "image.config"));
    private static final Set<String> NOT_RUNNING = Set.of("created", "exited", "dead");

    private final PictureMemory memory;
    private final Hosts hosts;
    private final Views views;
    private final Neighbourhoods neighbourhoods;
    private final Decoding decoding;
    private final Dependents dependents;
    private final Activities activities;
    private final Conditions conditions;

    Inventory(PictureMemory memory, Hosts hosts, Views views, Neighbourhoods neighbourhoods, Decoding decoding) {
        this.memory = memory;
        this.hosts = hosts;
        this.views = views;
        this.neighbourhoods = neighbourhoods;
        this.decoding = decoding;
        this.dependents = new Dependents(neighbourhoods);
        this.activities = new Activities(memory, views);
        this.conditions = new Conditions(memory, views, neighbourhoods);
    }

    Activities activities() {
        return activities;
    }

    Conditions conditions() {
        return conditions;
    }

    void take(SnapshotTaken snapshot, Changes changes) {
        var key = snapshot.object();
        var before = memory.objects().find(key);
        if (before.filter(held -> shows(held, snapshot)).isPresent()) {
            return;
        }
        var after = new HeldObject(
                Optional.of(snapshot.digest()),
                snapshot.completeness(),
                snapshot.detail(),
                Freshness.CURRENT,
                Decoding.believed(snapshot.sections()));
        keep(key, before, after);
        changes.because(activities.takeAction(key));
        int mask = before.isPresent() && visible(key, before.get()) && visible(key, after)
                ? refresh(key, before.get(), after)
                : renew(key);
        tie(key, mask, after, changes);
        endExecs(key, mask, changes);
    }

    /** Compares with all objects that a host says it has: what it lacks is gone, what is other than ours is in doubt. */
    void reconcile(String hostId, SortedMap<ObjectKey, Digest> listed, Changes changes) {
        var held = ofHost(hostId);
        held.forEach((key, object) -> {
            var digest = Optional.ofNullable(listed.get(key));
            if (digest.isEmpty()) {
                if (key.kind() != ObjectKind.HOST) {
                    remove(key, changes);
                }
            } else {
                doubt(key, object, digest.equals(object.digest()) ? Freshness.CURRENT : Freshness.OUTSTANDING, changes);
            }
        });
        listed.keySet().stream().filter(key -> !held.containsKey(key)).forEach(key -> {
            var object = HeldObject.listed();
            keep(key, Optional.empty(), object);
            renew(key);
            tie(key, SectionMask.of(key.kind()), object, changes);
        });
        activities.forgetUnlisted(hostId, listed);
        conditions.forgetUnlisted(hostId, listed);
    }

    void remove(ObjectKey key, Changes changes) {
        var before = memory.objects().find(key);
        activities.forget(key);
        conditions.forget(key);
        if (before.isEmpty()) {
            return;
        }
        var ties = memory.ties().find(key).orElse(Ties.NONE);
        memory.objects().forget(key);
        count(key, before, Optional.empty());
        neighbourhoods.forget(key);
        views.forget(key);
        dependents.removed(key, ties, changes);
    }

    /** All objects of a host without their sections, in order. */
    SortedMap<ObjectKey, HeldObject> ofHost(String hostId) {
        var found = new TreeMap<ObjectKey, HeldObject>();
        memory.objects().scan(ObjectKey.host(hostId), (key, object) -> {
            if (!key.hostId().equals(hostId)) {
                return false;
            }
            found.put(key, object);
            return true;
        });
        return found;
    }

    private void doubt(ObjectKey key, HeldObject before, Freshness freshness, Changes changes) {
        if (before.freshness() == freshness) {
            return;
        }
        keep(key, Optional.of(before), before.with(freshness));
        renew(key);
        var ties = memory.ties().find(key).orElse(Ties.NONE);
        dependents.changed(key, SectionMask.of(key.kind()), ties, ties, changes);
    }

    private static boolean shows(HeldObject held, SnapshotTaken snapshot) {
        return held.freshness() == Freshness.CURRENT
                && held.completeness() == snapshot.completeness()
                && held.digest().filter(snapshot.digest()::equals).isPresent();
    }

    private boolean visible(ObjectKey key, HeldObject held) {
        return held.completeness() == Completeness.COMPLETE
                && views.blindness(key.hostId(), Optional.of(held)).isEmpty();
    }

    private void keep(ObjectKey key, Optional<HeldObject> before, HeldObject after) {
        memory.objects().put(key, after);
        count(key, before, Optional.of(after));
    }

    private void count(ObjectKey key, Optional<HeldObject> before, Optional<HeldObject> after) {
        var state = hosts.state(key.hostId());
        var sum = state.sum();
        if (key.kind() != ObjectKind.HOST) {
            sum = before.flatMap(HeldObject::digest)
                    .map(digest -> state.sum().minus(key, digest))
                    .orElse(sum);
            var rest = sum;
            sum = after.flatMap(HeldObject::digest)
                    .map(digest -> rest.plus(key, digest))
                    .orElse(sum);
        }
        hosts.put(key.hostId(), state.with(sum, state.outstanding() + outstanding(after) - outstanding(before)));
    }

    private static int outstanding(Optional<HeldObject> object) {
        return object.filter(held -> held.freshness() == Freshness.OUTSTANDING).isPresent() ? 1 : 0;
    }

    /** Nothing that was seen before holds. */
    private int renew(ObjectKey key) {
        views.forget(key);
        return SectionMask.of(key.kind());
    }

    private int refresh(ObjectKey key, HeldObject before, HeldObject after) {
        int mask = 0;
        var changed = new ArrayList<Section>();
        for (Section section : after.sections()) {
            var known = section(before.sections(), section.name());
            if (known == null || !known.digest().equals(section.digest())) {
                changed.add(section);
                mask |= SectionMask.of(key.kind(), section.name());
            }
        }
        var vanished = new ArrayList<String>();
        for (Section section : before.sections()) {
            if (section(after.sections(), section.name()) == null) {
                vanished.add(section.name());
                mask |= SectionMask.of(key.kind(), section.name());
            }
        }
        views.refresh(key, changed, vanished);
        return mask;
    }

    private static @Nullable Section section(List<Section> sections, String name) {
        for (Section section : sections) {
            if (section.name().equals(name)) {
                return section;
            }
        }
        return null;
    }

    private void tie(ObjectKey key, int mask, HeldObject after, Changes changes) {
        var before = Ties.NONE;
        var now = Ties.NONE;
        if (Neighbourhoods.keeps(key.kind()) && (mask & TYING) != 0) {
            before = memory.ties().find(key).orElse(Ties.NONE);
            now = after.digest().isEmpty()
                    ? before
                    : TiesOf.of(
                            key.kind(),
                            visible(key, after)
                                    ? views.of(key).plain()
                                    : decoding.open(Decoding.type(key.kind()), after)
                                            .build());
            neighbourhoods.put(key, now);
        }
        dependents.changed(key, mask, before, now, changes);
    }

    /** A container that does not run has no commands in it, whatever events were missed. */
    private void endExecs(ObjectKey key, int mask, Changes changes) {
        if (key.kind() == ObjectKind.CONTAINER
                && (mask & STATE_SECTION) != 0
                && NOT_RUNNING.contains(Slots.text(views.of(key).plain(), STATE))) {
            activities.endExecs(key, changes);
        }
    }
}
