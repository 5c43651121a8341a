package io.hullmark.engine.picture;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The containers and images of one host and how they hang together. */
final class Neighbourhood {
    private static final int SHORTEST_PREFIX = 12;

    private final TreeMap<ObjectKey, Ties> containers = new TreeMap<>();
    private final TreeMap<ObjectKey, Ties> images = new TreeMap<>();
    private final TreeSet<ObjectKey> joining = new TreeSet<>();

    void put(ObjectKey key, Ties ties) {
        if (key.kind() == ObjectKind.IMAGE) {
            images.put(key, ties);
            return;
        }
        containers.put(key, ties);
        if (ties.joins().isEmpty()) {
            joining.remove(key);
        } else {
            joining.add(key);
        }
    }

    void forget(ObjectKey key) {
        containers.remove(key);
        images.remove(key);
        joining.remove(key);
    }

    List<ObjectKey> containers() {
        return List.copyOf(containers.keySet());
    }

    List<ObjectKey> images() {
        return List.copyOf(images.keySet());
    }

    /** Volumes that are mounted somewhere. */
    Set<String> volumes() {
        var names = new TreeSet<String>();
        containers.values().forEach(ties -> names.addAll(ties.volumes()));
        return names;
    }

    /** Containers that share a namespace of another. */
    List<ObjectKey> joining() {
        return List.copyOf(joining);
    }

    List<ObjectKey> running(ObjectKey image) {
        return containers(ties -> ties.imageId().equals(image.id()));
    }

    List<ObjectKey> mounting(ObjectKey volume) {
        return containers(ties -> ties.volumes().contains(volume.id()));
    }

    List<ObjectKey> startedFrom(List<String> tags) {
        return containers(ties -> tags.contains(ties.reference()));
    }

    /** The container that a reference means: its id, its name, or the only one whose id begins with it. */
    Optional<ObjectKey> container(String hostId, String reference) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        var byId = ObjectKey.container(hostId, reference);
        if (containers.containsKey(byId)) {
            return Optional.of(byId);
        }
        var named = containers(ties -> ties.name().equals(reference));
        if (!named.isEmpty()) {
            return Optional.of(named.get(0));
        }
        if (reference.length() < SHORTEST_PREFIX) {
            return Optional.empty();
        }
        var next = containers.ceilingKey(byId);
        if (next == null || !next.id().startsWith(reference)) {
            return Optional.empty();
        }
        var second = containers.higherKey(next);
        return second != null && second.id().startsWith(reference) ? Optional.empty() : Optional.of(next);
    }

    /** The image that a tag names now. */
    Optional<ObjectKey> tagged(String tag) {
        for (var image : images.entrySet()) {
            if (image.getValue().tags().contains(tag)) {
                return Optional.of(image.getKey());
            }
        }
        return Optional.empty();
    }

    private List<ObjectKey> containers(Predicate<Ties> wanted) {
        var found = new ArrayList<ObjectKey>();
        containers.forEach((key, ties) -> {
            if (wanted.test(ties)) {
                found.add(key);
            }
        });
        return found;
    }
}
