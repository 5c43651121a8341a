package io.hullmark.producer.reconcile;

import io.hullmark.producer.docker.Answer;
import io.hullmark.producer.docker.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Feels whether the engine, the clocks and this agent itself go on as they should: asks the engine for a sign of life, compares the
 * wall clock with one that nobody sets, and notices when the agent stood still, during which the engine drops events silently.
 */
final class Pulse {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration STANDSTILL = Duration.ofSeconds(3);

    /** The engine tells its time to the second. */
    private static final Duration ENGINE_STEP = Duration.ofSeconds(4);

    private final Desk desk;
    private final Engine engine;
    private final Rhythm rhythm;
    private final Connection connection;
    private final Listener listener;
    private Instant wall;
    private long monotonic;
    private long pinged;
    private Optional<Duration> offset = Optional.empty();

    Pulse(Desk desk, Engine engine, Rhythm rhythm, Connection connection, Listener listener) {
        this.desk = desk;
        this.engine = engine;
        this.rhythm = rhythm;
        this.connection = connection;
        this.listener = listener;
        this.wall = desk.now();
        this.monotonic = desk.monotonic();
        this.pinged = monotonic;
    }

    void start() {
        desk.every(rhythm.tick(), this::beat);
    }

    private void beat() {
        var wallNow = desk.now();
        long monotonicNow = desk.monotonic();
        var passed = Duration.ofNanos(monotonicNow - monotonic);
        var shown = Duration.between(wall, wallNow);
        var before = wall;
        wall = wallNow;
        monotonic = monotonicNow;
        if (shown.minus(passed).abs().compareTo(STEP) > 0) {
            offset = Optional.empty();
            stepped(before.isBefore(wallNow) ? before : wallNow, "the host's clock was set by " + shown.minus(passed));
        } else if (passed.compareTo(rhythm.tick().plus(STANDSTILL)) > 0) {
            connection.missed(before, "this agent stood still for " + passed);
        }
        if (connection.connected() && monotonicNow - pinged >= rhythm.ping().toNanos()) {
            pinged = monotonicNow;
            ping();
        }
    }

    private void ping() {
        var asked = connection.since();
        var unused = engine.ping(rhythm.callLimit())
                .whenComplete((answer, failure) -> desk.run(() -> {
                    if (!connection.connected() || !connection.since().equals(asked)) {
                        return;
                    }
                    if (answer instanceof Answer.Found found) {
                        connection.alive();
                        found.engineTime().ifPresent(this::compareClocks);
                    } else {
                        listener.breakOff("the engine does not answer");
                    }
                }));
    }

    private void compareClocks(Instant engineTime) {
        var now = Duration.between(desk.now(), engineTime);
        var before = offset;
        offset = Optional.of(now);
        if (before.isPresent() && before.get().minus(now).abs().compareTo(ENGINE_STEP) > 0) {
            stepped(desk.now().minus(rhythm.ping()), "the engine's clock was set by " + now.minus(before.get()));
        }
    }

    private void stepped(Instant from, String detail) {
        if (connection.connected()) {
            listener.clockWasSet();
            connection.clockStepped(from, detail);
        }
    }
}
