package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds whom a change of one object concerns: the object itself, and those whose rules or effective values read it. */
final class Dependents {
    private static final int IDENTITY = SectionMask.bit("container.identity");
    private static final int NAMESPACES = SectionMask.bit("container.namespaces");
    private static final int DAEMON = SectionMask.bit("host.daemon");
    private static final int INPUTS = SectionMask.of(Set.of(
            "container.identity",
            "container.security",
            "container.namespaces",
            "container.logging",
            "container.mounts"));

    private final Neighbourhoods neighbourhoods;

    Dependents(Neighbourhoods neighbourhoods) {
        this.neighbourhoods = neighbourhoods;
    }

    /** Some sections of an object changed, and with them perhaps its ties. */
    void changed(ObjectKey key, int mask, Ties before, Ties after, Changes changes) {
        switch (key.kind()) {
            case CONTAINER -> {
                // a container that says something else of itself may run another image
                changes.change(key, (mask & IDENTITY) == 0 ? mask : mask | SectionMask.of(ObjectKind.IMAGE));
                if ((mask & INPUTS) != 0) {
                    changes.unsettle(key);
                }
                if ((mask & NAMESPACES) != 0 || !before.equals(after)) {
                    neighbourhoods.of(key.hostId()).joining().forEach(changes::unsettle);
                }
            }
            case IMAGE -> image(key, mask, before, after, changes);
            case HOST -> {
                changes.changeHost(key.hostId(), mask);
                if ((mask & DAEMON) != 0) {
                    neighbourhoods.of(key.hostId()).containers().forEach(changes::unsettle);
                }
            }
            case VOLUME -> neighbourhoods.of(key.hostId()).mounting(key).forEach(changes::unsettle);
            case NETWORK -> {}
        }
    }

    /** An object is gone; its ties have been forgotten already. */
    void removed(ObjectKey key, Ties before, Changes changes) {
        var mask = SectionMask.of(key.kind());
        switch (key.kind()) {
            case CONTAINER -> neighbourhoods.of(key.hostId()).joining().forEach(changes::unsettle);
            case IMAGE ->
                concerned(key, before, Ties.NONE).forEach(container -> {
                    changes.change(container, mask);
                    changes.unsettle(container);
                });
            case HOST, NETWORK -> {}
            case VOLUME -> neighbourhoods.of(key.hostId()).mounting(key).forEach(changes::unsettle);
        }
        if (SectionMask.of(key.kind()) != 0) {
            changes.remove(key);
        }
    }

    private void image(ObjectKey key, int mask, Ties before, Ties after, Changes changes) {
        changes.change(key, mask);
        neighbourhoods.of(key.hostId()).running(key).forEach(container -> changes.change(container, mask));
        concerned(key, before, after).forEach(changes::unsettle);
    }

    private List<ObjectKey> concerned(ObjectKey image, Ties before, Ties after) {
        var neighbourhood = neighbourhoods.of(image.hostId());
        var concerned = new ArrayList<>(neighbourhood.running(image));
        concerned.addAll(neighbourhood.startedFrom(before.tags()));
        concerned.addAll(neighbourhood.startedFrom(after.tags()));
        return concerned;
    }
}
