package io.hullmark.streams.stores;

import io.hullmark.engine.facts.Digest;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.HeldObject.Freshness;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The digests of all snapshots that still tell the truth: an index over objects, small enough to stay in memory. */
final class CurrentDigests {
    private final KeyValueStore<Bytes, byte[]> store;

    CurrentDigests(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    boolean confirms(ObjectKey key, Digest digest) {
        var known = store.get(StoredKey.of(key));
        return known != null && Arrays.equals(known, digest.bytes());
    }

    void follow(ObjectKey key, HeldObject object) {
        var stored = StoredKey.of(key);
        var known = store.get(stored);
        if (object.freshness() == Freshness.CURRENT && object.digest().isPresent()) {
            byte[] digest = object.digest().get().bytes();
            if (known == null || !Arrays.equals(known, digest)) {
                store.put(stored, digest);
            }
        } else if (known != null) {
            store.delete(stored);
        }
    }

    void forget(ObjectKey key) {
        var stored = StoredKey.of(key);
        if (store.get(stored) != null) {
            store.delete(stored);
        }
    }
}
