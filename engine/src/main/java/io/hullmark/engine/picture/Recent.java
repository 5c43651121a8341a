package io.hullmark.engine.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was used last, up to a number of entries. Nothing may depend on what is still in it but the work that is saved.
 *
 * @param <K> key
 * @param <V> value
 */
public final class Recent<K, V> {
    private final LinkedHashMap<K, V> entries;

    public Recent(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a cache needs room for at least one entry, got " + most);
        }
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The entry, or null if it is not there any more: no {@code Optional}, because this is on the path of every fact. */
    public @Nullable V find(K key) {
        return entries.get(key);
    }

    public void put(K key, V value) {
        entries.put(key, value);
    }

    public void forget(K key) {
        entries.remove(key);
    }
}
