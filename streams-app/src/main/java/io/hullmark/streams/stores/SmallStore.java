package io.hullmark.streams.stores;

import io.hullmark.streams.forms.StoredKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** A few values by name that change with nearly every record. All of them stay at hand. For one thread. */
public final class SmallStore {
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Entry> entries = new HashMap<>();

    private SmallStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public static SmallStore of(ProcessorContext<?, ?> context, FoldStore store) {
        return new SmallStore(store.in(context));
    }

    public Optional<byte[]> find(String name) {
        var known = entries.get(name);
        if (known != null) {
            return Optional.of(known.value);
        }
        var key = StoredKey.of(name);
        var stored = store.get(key);
        if (stored == null) {
            return Optional.empty();
        }
        entries.put(name, new Entry(key, stored));
        return Optional.of(stored);
    }

    /** Keeps a value, which must not be changed afterwards. */
    public void put(String name, byte[] value) {
        var known = entries.get(name);
        var key = known == null ? StoredKey.of(name) : known.key;
        store.put(key, value);
        entries.put(name, new Entry(key, value));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(Bytes key, byte[] value) {}
}
