package io.hullmark.streams.stores;

import io.hullmark.engine.picture.Shelf;
import io.hullmark.streams.forms.StoredForm;
import io.hullmark.streams.forms.StoredKey;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A shelf of large values of which little changes from one time to the next, over a state store: their bytes are kept in pages, and only
 * pages that changed are put. The last page of a value is the one that is not full. For one thread.
 */
final class PagedShelf<V> implements Shelf<String, V> {
    static final int PAGE = 2_048;

    private final KeyValueStore<Bytes, byte[]> store;
    private final StoredForm<V> form;

    PagedShelf(KeyValueStore<Bytes, byte[]> store, StoredForm<V> form) {
        this.store = store;
        this.form = form;
    }

    @Override
    public Optional<V> find(String name) {
        var bytes = new ByteArrayOutputStream();
        for (int page = 0; ; page++) {
            var stored = store.get(StoredKey.of(name, page));
            if (stored == null) {
                return Optional.empty();
            }
            bytes.writeBytes(stored);
            if (stored.length < PAGE) {
                return Optional.of(form.value(bytes.toByteArray()));
            }
        }
    }

    @Override
    public void put(String name, V value) {
        var bytes = form.bytes(value);
        int pages = bytes.length / PAGE + 1;
        for (int page = 0; page < pages; page++) {
            int from = page * PAGE;
            int to = Math.min(from + PAGE, bytes.length);
            var key = StoredKey.of(name, page);
            var stored = store.get(key);
            if (stored == null || !Arrays.equals(stored, 0, stored.length, bytes, from, to)) {
                store.put(key, Arrays.copyOfRange(bytes, from, to));
            }
        }
        forgetFrom(name, pages);
    }

    @Override
    public void forget(String name) {
        forgetFrom(name, 0);
    }

    private void forgetFrom(String name, int first) {
        for (int page = first; ; page++) {
            var key = StoredKey.of(name, page);
            if (store.get(key) == null) {
                return;
            }
            store.delete(key);
        }
    }

    @Override
    public void scan(String from, BiPredicate<String, V> visitor) {
        try (var pages = store.range(StoredKey.of(from, 0), null)) {
            var bytes = new ByteArrayOutputStream();
            while (pages.hasNext()) {
                var page = pages.next();
                bytes.writeBytes(page.value);
                if (page.value.length < PAGE) {
                    if (!visitor.test(StoredKey.nameOfPage(page.key), form.value(bytes.toByteArray()))) {
                        return;
                    }
                    bytes.reset();
                }
            }
        }
    }
}
