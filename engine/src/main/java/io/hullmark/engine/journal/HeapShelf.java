package io.hullmark.engine.journal;

import io.hullmark.engine.picture.Shelf;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** A shelf on the heap, for replays and tests. */
public final class HeapShelf<K extends Comparable<? super K>, V> implements Shelf<K, V> {
    private final TreeMap<K, V> entries = new TreeMap<>();

    /** A shelf of its own that holds the same now. */
    HeapShelf<K, V> copy() {
        var copy = new HeapShelf<K, V>();
        copy.entries.putAll(entries);
        return copy;
    }

    @Override
    public Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(K key, V value) {
        entries.put(key, value);
    }

    @Override
    public void forget(K key) {
        entries.remove(key);
    }

    @Override
    public void scan(K from, BiPredicate<K, V> visitor) {
        for (Map.Entry<K, V> entry : entries.tailMap(from, true).entrySet()) {
            if (!visitor.test(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }
}
