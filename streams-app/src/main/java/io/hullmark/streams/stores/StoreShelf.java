package io.hullmark.streams.stores;

import io.hullmark.engine.picture.Shelf;
import io.hullmark.streams.forms.StoredForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A shelf over a state store. The values that were used last stay decoded, because those of one host are asked for again and again
 * while its observations come in. For one thread.
 */
final class StoreShelf<K extends Comparable<? super K>, V> implements Shelf<K, V> {
    private final KeyValueStore<Bytes, byte[]> store;
    private final Function<K, Bytes> keyForm;
    private final Function<Bytes, K> keyOf;
    private final StoredForm<V> form;
    private final Map<K, Optional<V>> recent;

    StoreShelf(
            KeyValueStore<Bytes, byte[]> store,
            Function<K, Bytes> keyForm,
            Function<Bytes, K> keyOf,
            StoredForm<V> form,
            int recentlyUsed) {
        this.store = store;
        this.keyForm = keyForm;
        this.keyOf = keyOf;
        this.form = form;
        this.recent = new Recent<>(recentlyUsed);
    }

    @Override
    public Optional<V> find(K key) {
        var known = recent.get(key);
        if (known != null) {
            return known;
        }
        var found = Optional.ofNullable(store.get(keyForm.apply(key))).map(form::value);
        recent.put(key, found);
        return found;
    }

    @Override
    public void put(K key, V value) {
        store.put(keyForm.apply(key), form.bytes(value));
        recent.put(key, Optional.of(value));
    }

    @Override
    public void forget(K key) {
        if (find(key).isPresent()) {
            store.delete(keyForm.apply(key));
            recent.put(key, Optional.empty());
        }
    }

    @Override
    public void scan(K from, BiPredicate<K, V> visitor) {
        try (var entries = store.range(keyForm.apply(from), null)) {
            while (entries.hasNext()) {
                var entry = entries.next();
                var key = keyOf.apply(entry.key);
                var known = recent.get(key);
                var value = known != null && known.isPresent() ? known.get() : form.value(entry.value);
                if (!visitor.test(key, value)) {
                    return;
                }
            }
        }
    }

    /** Forgets what was used longest ago. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
