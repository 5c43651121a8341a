package io.hullmark.engine.journal;

import io.hullmark.engine.decisions.Held;
import io.hullmark.engine.facts.Attestation;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.picture.Activity;
import io.hullmark.engine.picture.HeldConditions;
import io.hullmark.engine.picture.HeldObject;
import io.hullmark.engine.picture.HostState;
import io.hullmark.engine.picture.Shelf;
import io.hullmark.engine.picture.Ties;
import io.hullmark.engine.verdicts.HeldRule;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Memory on the heap, for replays and tests. */
public final class HeapMemory implements Memory {
    private final Shelf<ObjectKey, HeldObject> objects = new TreeShelf<>();
    private final Shelf<ObjectKey, Ties> ties = new TreeShelf<>();
    private final Shelf<ObjectKey, Activity> activities = new TreeShelf<>();
    private final Shelf<ObjectKey, HeldConditions> conditions = new TreeShelf<>();
    private final Shelf<ObjectKey, Judged> subjects = new TreeShelf<>();
    private final Shelf<ObjectKey, Pending> pending = new TreeShelf<>();
    private final Shelf<String, HostState> hosts = new TreeShelf<>();
    private final Shelf<String, HeldRule> rules = new TreeShelf<>();
    private final Shelf<String, Held<PolicyException>> exceptions = new TreeShelf<>();
    private final Shelf<String, Held<Attestation>> attestations = new TreeShelf<>();
    private Standing standing = Standing.INITIAL;

    @Override
    public Shelf<ObjectKey, HeldObject> objects() {
        return objects;
    }

    @Override
    public Shelf<ObjectKey, Ties> ties() {
        return ties;
    }

    @Override
    public Shelf<ObjectKey, Activity> activities() {
        return activities;
    }

    @Override
    public Shelf<ObjectKey, HeldConditions> conditions() {
        return conditions;
    }

    @Override
    public Shelf<ObjectKey, Judged> subjects() {
        return subjects;
    }

    @Override
    public Shelf<ObjectKey, Pending> pending() {
        return pending;
    }

    @Override
    public Shelf<String, HostState> hosts() {
        return hosts;
    }

    @Override
    public Shelf<String, HeldRule> rules() {
        return rules;
    }

    @Override
    public Shelf<String, Held<PolicyException>> exceptions() {
        return exceptions;
    }

    @Override
    public Shelf<String, Held<Attestation>> attestations() {
        return attestations;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public void put(Standing standing) {
        this.standing = standing;
    }

    private static final class TreeShelf<K extends Comparable<? super K>, V> implements Shelf<K, V> {
        private final TreeMap<K, V> entries = new TreeMap<>();

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
}
