package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.Recent;
import io.hullmark.engine.picture.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept of subjects. Those that were used last are at hand. */
final class Subjects {
    private final Shelf<ObjectKey, Judged> shelf;
    private final Recent<ObjectKey, Judged> recent;

    Subjects(Shelf<ObjectKey, Judged> shelf, int most) {
        this.shelf = shelf;
        this.recent = new Recent<>(most);
    }

    Optional<Judged> find(ObjectKey key) {
        var known = recent.find(key);
        if (known != null) {
            return Optional.of(known);
        }
        var read = shelf.find(key);
        read.ifPresent(judged -> recent.put(key, judged));
        return read;
    }

    /** Those of a host, in the order of their keys. */
    List<Judged> ofHost(String hostId) {
        var found = new ArrayList<Judged>();
        shelf.scan(ObjectKey.host(hostId), (key, judged) -> {
            if (key.hostId().equals(hostId)) {
                found.add(judged);
            }
            return key.hostId().equals(hostId);
        });
        return found;
    }

    void keep(ObjectKey key, Judged judged) {
        shelf.put(key, judged);
        recent.put(key, judged);
    }

    void forget(ObjectKey key) {
        shelf.forget(key);
        recent.forget(key);
    }
}
