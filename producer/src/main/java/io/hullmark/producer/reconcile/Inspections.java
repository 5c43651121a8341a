package io.hullmark.producer.reconcile;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which objects are looked at, a few at a time, each at most once at a time. A look that was overtaken by an event is worth nothing and
 * is taken again. Objects that did not answer last time share one place, so that however many hang, the others go on.
 */
final class Inspections {
    /** After so many looks in vain one is used, though it may be outdated: better than none, and the next one follows. */
    private static final int MOST_OVERTAKEN = 3;

    private static final double BURST = 6;
    private static final double PER_SECOND = 0.5;

    private final Desk desk;
    private final int most;
    private final Function<ObjectRef, CompletableFuture<Look>> look;
    private final Map<ObjectRef, Item> items = new HashMap<>();
    private final Deque<ObjectRef> waiting = new ArrayDeque<>();
    private BiConsumer<ObjectRef, Look> done = (ref, result) -> {};
    private int running;
    private int suspectsRunning;

    Inspections(Desk desk, int most, Function<ObjectRef, CompletableFuture<Look>> look) {
        this.desk = desk;
        this.most = most;
        this.look = look;
    }

    /** Whom to tell what came of each look, from now on. */
    void report(BiConsumer<ObjectRef, Look> to) {
        done = to;
    }

    private static final class Item {
        private final Allowance allowance;
        private boolean waits;
        private boolean runs;
        private boolean delayed;
        private boolean again;
        private boolean suspect;
        private int overtaken;

        Item(long now) {
            allowance = new Allowance(BURST, PER_SECOND, now);
        }
    }

    /** Looks at an object, because its turn has come. */
    void want(ObjectRef ref) {
        var item = item(ref);
        if (item.runs) {
            return; // what is under way will tell as much
        }
        enqueue(ref, item);
    }

    /** Looks at an object because it has changed. What is under way is outdated. In a storm, a look now and then must do. */
    void changed(ObjectRef ref) {
        var item = item(ref);
        if (item.runs) {
            item.again = true;
        } else if (!item.waits && !item.delayed) {
            enqueueWithin(ref, item);
        }
    }

    private void enqueueWithin(ObjectRef ref, Item item) {
        long now = desk.monotonic();
        if (item.allowance.take(now)) {
            enqueue(ref, item);
            return;
        }
        item.delayed = true;
        var unused = desk.later(Duration.ofNanos(item.allowance.nextIn(now)), () -> {
            item.delayed = false;
            if (items.get(ref) == item && !item.waits && !item.runs) {
                enqueueWithin(ref, item);
            }
        });
    }

    /** The object is gone: whatever comes of looking at it does not matter any more. */
    void forget(ObjectRef ref) {
        items.remove(ref);
    }

    /** The engine is gone, and with it the reason to look. */
    void clear() {
        waiting.clear();
        items.values().removeIf(item -> !item.runs);
        items.values().forEach(item -> item.again = false);
    }

    /** Forgets what does not exist any more. */
    void retain(Predicate<ObjectRef> exists) {
        items.entrySet().removeIf(entry -> {
            var item = entry.getValue();
            return !item.runs && !item.waits && !item.delayed && !exists.test(entry.getKey());
        });
    }

    private Item item(ObjectRef ref) {
        return items.computeIfAbsent(ref, unused -> new Item(desk.monotonic()));
    }

    private void enqueue(ObjectRef ref, Item item) {
        if (!item.waits) {
            item.waits = true;
            waiting.addLast(ref);
        }
        start();
    }

    private void start() {
        while (running < most) {
            var next = next();
            if (next.isEmpty()) {
                return;
            }
            begin(next.get());
        }
    }

    private Optional<ObjectRef> next() {
        for (Iterator<ObjectRef> each = waiting.iterator(); each.hasNext(); ) {
            var ref = each.next();
            var item = items.get(ref);
            if (item == null || !item.waits) {
                each.remove();
            } else if (!item.suspect || suspectsRunning == 0) {
                each.remove();
                return Optional.of(ref);
            }
        }
        return Optional.empty();
    }

    private void begin(ObjectRef ref) {
        var item = item(ref);
        item.waits = false;
        item.runs = true;
        boolean suspect = item.suspect;
        running++;
        suspectsRunning += suspect ? 1 : 0;
        var unused = look.apply(ref)
                .whenComplete((result, failure) -> desk.run(() -> {
                    running--;
                    suspectsRunning -= suspect ? 1 : 0;
                    finish(
                            ref,
                            item,
                            failure == null ? result : new Look.Unreachable(String.valueOf(failure.getMessage())));
                    start();
                }));
    }

    private void finish(ObjectRef ref, Item item, Look result) {
        item.runs = false;
        if (items.get(ref) != item) {
            return; // gone meanwhile, perhaps even replaced
        }
        boolean again = item.again;
        item.again = false;
        item.suspect = result instanceof Look.Unreadable;
        if (again && item.overtaken < MOST_OVERTAKEN) {
            item.overtaken++;
            enqueueWithin(ref, item);
            return;
        }
        item.overtaken = 0;
        done.accept(ref, result);
        if (again && items.get(ref) == item) {
            enqueueWithin(ref, item);
        }
    }
}
