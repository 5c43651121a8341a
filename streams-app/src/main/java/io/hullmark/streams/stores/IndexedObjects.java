package io.hullmark.streams.stores;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.Shelf;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The objects, with the index of their digests kept in step. */
final class IndexedObjects implements Shelf<ObjectKey, HeldObject> {
    private final Shelf<ObjectKey, HeldObject> objects;
    private final CurrentDigests digests;

    IndexedObjects(Shelf<ObjectKey, HeldObject> objects, CurrentDigests digests) {
        this.objects = objects;
        this.digests = digests;
    }

    @Override
    public Optional<HeldObject> find(ObjectKey key) {
        return objects.find(key);
    }

    @Override
    public void put(ObjectKey key, HeldObject object) {
        objects.put(key, object);
        digests.follow(key, object);
    }

    @Override
    public void forget(ObjectKey key) {
        objects.forget(key);
        digests.forget(key);
    }

    @Override
    public void scan(ObjectKey from, BiPredicate<ObjectKey, HeldObject> visitor) {
        objects.scan(from, visitor);
    }
}
