package io.hullmark.engine.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is on a host, by the prefixes by which its frames name them. Each has a row, a number from 0 that stays the same as long as it is
 * here, by which others keep what they know of it. One that stands where it stood in the frame before is found without a search, and
 * nearly all do.
 *
 * @param <T> what is kept of each
 */
public final class Lineup<T> {
    /** The row of nobody. */
    public static final int NONE = -1;

    private final TreeMap<Long, Integer> rows = new TreeMap<>();
    private final ArrayList<@Nullable T> members = new ArrayList<>();
    private final BitSet free = new BitSet();
    private long[] prefixes = {};
    private int[] places = {};

    /**
     * The row of the one that a frame names; {@link #NONE} if it is not here.
     *
     * @param place where it stands in the frame, from 0
     */
    public int find(int place, long prefix) {
        if (place < places.length && prefixes[place] == prefix && places[place] != NONE) {
            return places[place];
        }
        int row = find(prefix);
        if (row != NONE) {
            remember(place, prefix, row);
        }
        return row;
    }

    /** The row of one, wherever it stands; {@link #NONE} if it is not here. */
    public int find(long prefix) {
        return rows.getOrDefault(prefix, NONE);
    }

    /** Who has a row. */
    public T member(int row) {
        return Objects.requireNonNull(members.get(row));
    }

    /**
     * One more, or another one in the place of the same prefix.
     *
     * @return its row
     */
    public int put(long prefix, T member) {
        int row = rows.computeIfAbsent(prefix, any -> free.nextSetBit(0) < 0 ? members.size() : free.nextSetBit(0));
        free.clear(row);
        if (row == members.size()) {
            members.add(member);
        } else {
            members.set(row, member);
        }
        return row;
    }

    /** The rows of all, in the order of their prefixes. */
    public Collection<Integer> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** All, in the same order. */
    public List<T> members() {
        return rows.values().stream().map(this::member).toList();
    }

    public void removeIf(Predicate<T> gone) {
        boolean removed = rows.values().removeIf(row -> {
            boolean goes = gone.test(member(row));
            if (goes) {
                members.set(row, null);
                free.set(row);
            }
            return goes;
        });
        if (removed) {
            prefixes = new long[0];
            places = new int[0];
        }
    }

    private void remember(int place, long prefix, int row) {
        if (place >= places.length) {
            int before = places.length;
            int length = Math.max(place + 1, members.size());
            prefixes = Arrays.copyOf(prefixes, length);
            places = Arrays.copyOf(places, length);
            Arrays.fill(places, before, length, NONE);
        }
        prefixes[place] = prefix;
        places[place] = row;
    }
}
