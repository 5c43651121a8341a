package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Condition;
import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.Fact.ConditionChanged;
import io.hullmark.engine.facts.Fact.MeasurementChanged;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What was condensed from telemetry and events: which conditions last, and whose use of resources is measured at all. */
final class Conditions {
    private final PictureMemory memory;
    private final Views views;
    private final Neighbourhoods neighbourhoods;

    Conditions(PictureMemory memory, Views views, Neighbourhoods neighbourhoods) {
        this.memory = memory;
        this.views = views;
        this.neighbourhoods = neighbourhoods;
    }

    void apply(ConditionChanged change, Changes changes) {
        var before = of(change.subject());
        var conditions = new ArrayList<>(before.conditions());
        conditions.removeIf(known -> known.rule().equals(change.condition().rule()));
        if (change.holds()) {
            conditions.add(change.condition());
            conditions.sort(Comparator.comparing(Condition::rule));
        }
        keep(change.subject(), new HeldConditions(before.unmeasured(), before.missing(), conditions), changes);
    }

    void apply(MeasurementChanged change, Changes changes) {
        var key = change.subject();
        var before = of(key);
        keep(key, new HeldConditions(change.unmeasured(), change.missing(), before.conditions()), changes);
        if (key.kind() == ObjectKind.HOST && !before.unmeasured().equals(change.unmeasured())) {
            neighbourhoods.of(key.hostId()).containers().forEach(container -> show(container, changes));
        }
    }

    void forget(ObjectKey key) {
        memory.conditions().forget(key);
    }

    /** Conditions of objects that never got a snapshot would else be kept for ever. */
    void forgetUnlisted(String hostId, Map<ObjectKey, Digest> listed) {
        var unlisted = new ArrayList<ObjectKey>();
        memory.conditions().scan(ObjectKey.host(hostId), (key, held) -> {
            if (!key.hostId().equals(hostId)) {
                return false;
            }
            if (key.kind() != ObjectKind.HOST && !listed.containsKey(key)) {
                unlisted.add(key);
            }
            return true;
        });
        unlisted.forEach(this::forget);
    }

    private HeldConditions of(ObjectKey key) {
        return memory.conditions().find(key).orElse(HeldConditions.NONE);
    }

    private void keep(ObjectKey key, HeldConditions after, Changes changes) {
        if (Optional.of(after).equals(memory.conditions().find(key))) {
            return;
        }
        if (after.equals(HeldConditions.NONE)) {
            memory.conditions().forget(key);
        } else {
            memory.conditions().put(key, after);
        }
        if (key.kind() == ObjectKind.HOST || memory.objects().find(key).isPresent()) {
            show(key, changes);
        }
    }

    private void show(ObjectKey key, Changes changes) {
        views.refreshConditions(key);
        changes.change(
                key, key.kind() == ObjectKind.HOST ? SectionMask.HOST_CONDITIONS : SectionMask.CONTAINER_CONDITIONS);
    }
}
