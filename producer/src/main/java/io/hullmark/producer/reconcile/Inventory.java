package io.hullmark.producer.reconcile;

import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.wire.ObjectKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All objects that are remembered. */
final class Inventory {
    private static final int ID_LENGTH = 64;

    private static final int MOST_GRAVES = 1_024;

    private final Map<ObjectRef, Long> graves = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectRef, Long> eldest) {
            return size() > MOST_GRAVES;
        }
    };
    private final Map<ObjectRef, Remembered> objects = new HashMap<>();
    private long mark;

    /** The memory of an object that has just been heard of or seen. */
    Remembered touch(ObjectRef ref) {
        var remembered = objects.computeIfAbsent(ref, unused -> new Remembered());
        remembered.touched = ++mark;
        return remembered;
    }

    Optional<Remembered> find(ObjectRef ref) {
        return Optional.ofNullable(objects.get(ref));
    }

    boolean touchedSince(ObjectRef ref, long since) {
        var remembered = objects.get(ref);
        return remembered != null && remembered.touched > since;
    }

    void forget(ObjectRef ref) {
        objects.remove(ref);
    }

    /** The object is gone for good, whatever older lists say. */
    void bury(ObjectRef ref) {
        objects.remove(ref);
        graves.put(ref, ++mark);
    }

    boolean goneSince(ObjectRef ref, long since) {
        return graves.getOrDefault(ref, 0L) > since;
    }

    /** The number of the newest event or snapshot. */
    long mark() {
        return mark;
    }

    /** All containers that are known to run. */
    List<ObjectRef> running() {
        return objects.entrySet().stream()
                .filter(entry -> entry.getValue().running())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same for sensors, which need to know where they run, ordered by id. */
    List<RunningContainer> findable() {
        return objects.entrySet().stream()
                .flatMap(entry -> entry.getValue().findable(entry.getKey().id()).stream())
                .sorted(Comparator.comparing(RunningContainer::id))
                .toList();
    }

    int unreadable() {
        int count = 0;
        for (Remembered remembered : objects.values()) {
            count += remembered.unreadable ? 1 : 0;
        }
        return count;
    }

    /** The full id of a container of which only the beginning is given; nothing if that is not clear. */
    Optional<String> fullContainerId(String given) {
        if (given.length() >= ID_LENGTH) {
            return Optional.of(given);
        }
        var matches = objects.keySet().stream()
                .filter(ref -> ref.kind() == ObjectKind.CONTAINER && ref.id().startsWith(given))
                .limit(2)
                .toList();
        return matches.size() == 1 ? Optional.of(matches.get(0).id()) : Optional.empty();
    }

    /** Forgets what a comparison with the engine's lists did not find and nothing was heard of since. */
    void retain(Predicate<ObjectRef> exists, long since) {
        objects.entrySet().removeIf(entry -> entry.getValue().touched <= since && !exists.test(entry.getKey()));
    }
}
