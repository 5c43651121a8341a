package io.hullmark.engine.anomalies;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.Shelf;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The anomalies of one partition that are open. */
final class OpenAnomalies {
    private final Shelf<String, HeldAnomaly> shelf;
    private final TreeMap<String, HeldAnomaly> open = new TreeMap<>();
    private final Map<Place, String> byPlace = new HashMap<>();

    /** Where an anomaly is: there is one at a time. */
    record Place(ObjectKey container, Metric metric) {}

    OpenAnomalies(Shelf<String, HeldAnomaly> shelf) {
        this.shelf = shelf;
        shelf.scan("", (id, anomaly) -> {
            open.put(id, anomaly);
            note(anomaly);
            return true;
        });
    }

    /** Ordered by id. */
    Collection<HeldAnomaly> all() {
        return open.values();
    }

    Optional<HeldAnomaly> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    Optional<HeldAnomaly> at(Place place) {
        return Optional.ofNullable(byPlace.get(place)).map(open::get);
    }

    /** Keeps an anomaly as it is now, or forgets it where it is over. */
    void put(HeldAnomaly anomaly) {
        var before = open.get(anomaly.id());
        if (before != null) {
            before.members().forEach(member -> byPlace.remove(place(anomaly, member), anomaly.id()));
        }
        if (anomaly.isOver()) {
            open.remove(anomaly.id());
            shelf.forget(anomaly.id());
        } else {
            open.put(anomaly.id(), anomaly);
            note(anomaly);
            shelf.put(anomaly.id(), anomaly);
        }
    }

    private void note(HeldAnomaly anomaly) {
        anomaly.members().forEach(member -> byPlace.put(place(anomaly, member), anomaly.id()));
    }

    private static Place place(HeldAnomaly anomaly, Member member) {
        return new Place(member.key(), anomaly.metric());
    }
}
