package io.hullmark.engine.picture;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.Struct;
import java.util.HashSet;

/** Follows a namespace that is another container's to the container that owns it. */
final class SharedNamespaces {
    private final Views views;
    private final Neighbourhoods neighbourhoods;

    SharedNamespaces(Views views, Neighbourhoods neighbourhoods) {
        this.views = views;
        this.neighbourhoods = neighbourhoods;
    }

    /** The mode in which the owner has its namespace, or why that is not known. */
    Object follow(ObjectKey key, Struct container, int slot) {
        var mode = Slots.read(container, slot);
        if (!joins(mode)) {
            return mode;
        }
        var passed = new HashSet<ObjectKey>();
        passed.add(key);
        while (mode instanceof String text && text.startsWith(TiesOf.JOIN)) {
            var reference = text.substring(TiesOf.JOIN.length());
            var owner = neighbourhoods.of(key.hostId()).container(key.hostId(), reference);
            if (owner.isEmpty()) {
                return new Missing("the container '%s', whose namespace is shared, is not known".formatted(reference));
            }
            if (!passed.add(owner.get())) {
                return new Missing("containers share this namespace in a circle");
            }
            mode = Slots.read(views.of(owner.get()).plain(), slot);
        }
        return mode;
    }

    private static boolean joins(Object mode) {
        return mode instanceof String text && text.startsWith(TiesOf.JOIN);
    }
}
