package io.hullmark.producer.reconcile;

import io.hullmark.wire.LifecycleEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one event with a count out of many equal ones, per object, so that a container in a restart loop is a few records and not
 * thousands. The first of its kind passes at once; the next ones within the window wait for its end.
 */
final class Collapse {
    /** More different events of one object within a window are told apart by their action only. */
    private static final int MOST_VARIANTS = 64;

    private final long windowNanos;
    private final Map<ObjectRef, Window> windows = new HashMap<>();

    Collapse(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    /** Events with the same action and variant are equal. Returns what is to be told now, in order. */
    List<LifecycleEvent> accept(ObjectRef ref, LifecycleEvent event, String variant, long now) {
        var window = windows.computeIfAbsent(ref, unused -> new Window(now + windowNanos));
        var key = window.seen.size() < MOST_VARIANTS ? event.getAction() + " " + variant : event.getAction();
        if (!window.seen.add(key)) {
            window.hold(key, event);
            return List.of();
        }
        // What waits happened before, and somebody may need it to understand this event.
        var told = window.drain();
        told.add(event);
        return told;
    }

    /** What waits for an object, before something is told that must come after all of it. */
    List<LifecycleEvent> release(ObjectRef ref) {
        var window = windows.get(ref);
        return window == null ? List.of() : window.drain();
    }

    /** Ends the windows whose time has come. Where events waited the next window begins, since the storm may go on. */
    List<LifecycleEvent> flush(long now) {
        var told = new ArrayList<LifecycleEvent>();
        windows.values().removeIf(window -> {
            if (now - window.end < 0) {
                return false;
            }
            var held = window.drain();
            told.addAll(held);
            window.end = now + windowNanos;
            return held.isEmpty();
        });
        return told;
    }

    /** The object is gone; another of the same name begins anew. */
    List<LifecycleEvent> forget(ObjectRef ref) {
        var told = release(ref);
        windows.remove(ref);
        return told;
    }

    boolean idle() {
        return windows.isEmpty();
    }

    private static final class Window {
        private final Set<String> seen = new HashSet<>();
        private final Map<String, LifecycleEvent> held = new LinkedHashMap<>();
        private long end;

        Window(long end) {
            this.end = end;
        }

        void hold(String key, LifecycleEvent event) {
            var before = held.remove(key);
            held.put(key, before == null ? event : counted(event, before.getCount() + event.getCount()));
        }

        List<LifecycleEvent> drain() {
            var drained = new ArrayList<>(held.values());
            held.clear();
            return drained;
        }

        private static LifecycleEvent counted(LifecycleEvent event, int count) {
            return new LifecycleEvent(
                    event.getKind(),
                    event.getObjectId(),
                    event.getName(),
                    event.getAction(),
                    event.getAttributes(),
                    event.getOccurredAt(),
                    count,
                    event.getExec());
        }
    }
}
