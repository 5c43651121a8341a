package io.hullmark.engine.telemetry;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is on a host, by the prefixes by which its frames name them. One that stands where it stood in the frame before is found without a
 * search, and nearly all do.
 *
 * @param <T> what is kept of each
 */
public final class Lineup<T> {
    private final Map<Long, T> members = new TreeMap<>();
    private long[] prefixes = {};
    private @Nullable Object[] places = {};

    /**
     * The one that a frame names; null if it is not here.
     *
     * @param place where it stands in the frame, from 0
     */
    public @Nullable T find(int place, long prefix) {
        if (place < places.length && prefixes[place] == prefix && places[place] != null) {
            @SuppressWarnings("unchecked") // put below
            var known = (T) places[place];
            return known;
        }
        var found = members.get(prefix);
        if (found != null) {
            remember(place, prefix, found);
        }
        return found;
    }

    /** One more, or another one in the place of the same prefix. */
    public void put(long prefix, T member) {
        members.put(prefix, member);
        forgetPlaces();
    }

    /** All, in the order of their prefixes. */
    public Collection<T> members() {
        return members.values();
    }

    public void removeIf(Predicate<T> gone) {
        if (members.values().removeIf(gone)) {
            forgetPlaces();
        }
    }

    private void remember(int place, long prefix, T member) {
        if (place >= places.length) {
            int length = Math.max(place + 1, members.size());
            prefixes = Arrays.copyOf(prefixes, length);
            places = Arrays.copyOf(places, length);
        }
        prefixes[place] = prefix;
        places[place] = member;
    }

    private void forgetPlaces() {
        prefixes = new long[0];
        places = new Object[0];
    }
}
