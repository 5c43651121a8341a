package io.hullmark.producer.spool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Holds the newest records in memory while the disk refuses them, up to so many bytes. */
final class Refuge {
    private final long maxBytes;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    Refuge(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes a record and returns those that had to go for it: telemetry first, then the oldest. */
    List<Entry> add(Entry entry, long lentUpTo) {
        entries.addLast(entry);
        bytes += entry.cost();
        var dropped = new ArrayList<Entry>();
        drop(Stream.TELEMETRY, lentUpTo, dropped);
        drop(Stream.OBSERVATIONS, lentUpTo, dropped);
        return dropped;
    }

    private void drop(Stream stream, long lentUpTo, List<Entry> dropped) {
        Iterator<Entry> oldestFirst = entries.iterator();
        while (bytes > maxBytes && oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.stream() == stream && entry.position() > lentUpTo) {
                oldestFirst.remove();
                bytes -= entry.cost();
                dropped.add(entry);
            }
        }
    }

    List<Entry> after(long position, long most) {
        var found = new ArrayList<Entry>();
        long taken = 0;
        for (Entry entry : entries) {
            if (entry.position() > position && taken < most) {
                found.add(entry);
                taken += entry.cost();
            }
        }
        return found;
    }

    void remove(long upTo) {
        entries.removeIf(entry -> entry.position() <= upTo);
        bytes = entries.stream().mapToLong(Entry::cost).sum();
    }

    List<Entry> all() {
        return List.copyOf(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }
}
