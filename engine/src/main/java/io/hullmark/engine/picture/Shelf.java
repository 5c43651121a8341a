package io.hullmark.engine.picture;

import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A place where values that must survive are kept in the order of their keys. The shell puts a state store behind it.
 *
 * <p>The order must be that of {@link Comparable#compareTo} of the key, since it decides in which order things are judged; a
 * store that orders bytes keeps it for ids in ASCII.
 *
 * @param <K> key
 * @param <V> value: a plain record, never changed after it was put
 */
public interface Shelf<K extends Comparable<? super K>, V> {
    Optional<V> find(K key);

    /** Called only when the value is new or differs from the one that is kept. */
    void put(K key, V value);

    /** Called for keys that may not be there. */
    void forget(K key);

    /**
     * Visits entries in order, beginning with the first that is not before {@code from}, until the visitor answers
     * {@code false}. The visitor does not change the shelf.
     */
    void scan(K from, BiPredicate<K, V> visitor);
}
