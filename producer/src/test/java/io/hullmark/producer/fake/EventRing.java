package io.hullmark.producer.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** The engine's memory of events and those who listen: the newest 256, told anew from the first that is not too old. */
final class EventRing {
    private static final int CAPACITY = 256;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deque<byte[]> events = new ArrayDeque<>();
    private final List<BlockingQueue<byte[]>> listeners = new CopyOnWriteArrayList<>();

    synchronized void push(byte[] event) {
        remember(event);
        listeners.forEach(listener -> listener.add(event));
    }

    /** An event that reaches nobody who listens now, as for a reader who is too slow. */
    synchronized void pushUnheard(byte[] event) {
        remember(event);
    }

    /** Bytes that are no event, for those who listen now. */
    synchronized void garbage(byte[] bytes) {
        listeners.forEach(listener -> listener.add(bytes));
    }

    private void remember(byte[] event) {
        events.addLast(event);
        if (events.size() > CAPACITY) {
            events.removeFirst();
        }
    }

    synchronized BlockingQueue<byte[]> listen(long since) {
        var queue = new LinkedBlockingQueue<byte[]>();
        if (since > 0) {
            var replayed = new ArrayList<byte[]>();
            // Backwards until the first one that is too old, as the real one does.
            for (var each = events.descendingIterator(); each.hasNext(); ) {
                var event = each.next();
                if (timeNanos(event) < since) {
                    break;
                }
                replayed.add(0, event);
            }
            queue.addAll(replayed);
        }
        listeners.add(queue);
        return queue;
    }

    void leave(BlockingQueue<byte[]> queue) {
        listeners.removeIf(listener -> listener == queue);
    }

    int listeners() {
        return listeners.size();
    }

    synchronized void forget() {
        events.clear();
    }

    private static long timeNanos(byte[] event) {
        try {
            JsonNode tree = JSON.readTree(new String(event, StandardCharsets.UTF_8));
            return tree.path("timeNano").asLong(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
