package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;

/** The neighbourhoods of the hosts that were busy last, read from the shelf when they are needed. */
final class Neighbourhoods {
    private static final int MOST_HOSTS = 1_000;

    private final Shelf<ObjectKey, Ties> shelf;
    private final Recent<String, Neighbourhood> recent = new Recent<>(MOST_HOSTS);

    Neighbourhoods(Shelf<ObjectKey, Ties> shelf) {
        this.shelf = shelf;
    }

    Neighbourhood of(String hostId) {
        var known = recent.find(hostId);
        if (known != null) {
            return known;
        }
        var read = new Neighbourhood();
        shelf.scan(ObjectKey.host(hostId), (key, ties) -> {
            if (!key.hostId().equals(hostId)) {
                return false;
            }
            read.put(key, ties);
            return true;
        });
        recent.put(hostId, read);
        return read;
    }

    /** Keeps the ties of an object; whether they are new or other than before. */
    boolean put(ObjectKey key, Ties ties) {
        var before = shelf.find(key);
        if (before.isPresent() && before.get().equals(ties)) {
            return false;
        }
        shelf.put(key, ties);
        var known = recent.find(key.hostId());
        if (known != null) {
            known.put(key, ties);
        }
        return true;
    }

    void forget(ObjectKey key) {
        shelf.forget(key);
        var known = recent.find(key.hostId());
        if (known != null) {
            known.forget(key);
        }
    }

    static boolean keeps(ObjectKind kind) {
        return kind == ObjectKind.CONTAINER || kind == ObjectKind.IMAGE;
    }
}
