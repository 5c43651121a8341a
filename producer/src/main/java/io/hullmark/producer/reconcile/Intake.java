package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.EngineEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Carries events from the thread that reads them to the one that decides, and drops and counts them when too many wait. */
final class Intake implements Hearer {
    /** More never wait: they would be outdated anyway, and a comparison with the engine's lists tells as much. */
    private static final int MOST_WAITING = 10_000;

    private final Desk desk;
    private final Connection connection;
    private final Watch watch;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile Optional<Instant> lastEvent = Optional.empty();
    private volatile boolean overflowing;

    Intake(Desk desk, Connection connection, Watch watch) {
        this.desk = desk;
        this.connection = connection;
        this.watch = watch;
    }

    @Override
    public void event(EngineEvent event) {
        events.incrementAndGet();
        var now = desk.now();
        lastEvent = Optional.of(now);
        if (waiting.get() >= MOST_WAITING) {
            if (!overflowing) {
                overflowing = true;
                long before = lost.get();
                desk.run(() -> overflowed(now, before));
            }
            lost.incrementAndGet();
            return;
        }
        waiting.incrementAndGet();
        desk.run(() -> {
            waiting.decrementAndGet();
            watch.happened(event);
        });
    }

    /** Comes after everything that waited when the first event was dropped. */
    private void overflowed(Instant from, long before) {
        overflowing = false;
        connection.overflowed(from, lost.get() - before);
    }

    @Override
    public void opened(boolean afterABreak) {
        desk.run(() -> connection.opened(afterABreak));
    }

    @Override
    public void missed(String reason) {
        desk.run(() -> connection.missed(reason));
    }

    @Override
    public void broken(String reason) {
        desk.run(() -> connection.broken(reason));
    }

    @Override
    public void unreachable(String reason) {
        desk.run(() -> connection.unreachable(reason));
    }

    long events() {
        return events.get();
    }

    long lost() {
        return lost.get();
    }

    Optional<Instant> lastEvent() {
        return lastEvent;
    }
}
