package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.Recent;
import io.hullmark.engine.picture.Shelf;
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

    void keep(ObjectKey key, Judged judged) {
        shelf.put(key, judged);
        recent.put(key, judged);
    }

    void forget(ObjectKey key) {
        shelf.forget(key);
        recent.forget(key);
    }
}
