package io.hullmark.producer.reconcile;

import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Seen;
import io.hullmark.producer.host.HostLocation;
import io.hullmark.producer.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A watch over a fake engine that is faster than in life, and what it saw. */
final class Watched implements AutoCloseable {
    static final Rhythm QUICK = new Rhythm(
            Duration.ofMillis(700),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofMillis(100));

    private final FakeEngine engine;
    private final Seen seen = new Seen();
    private volatile Duration clockError = Duration.ZERO;
    private volatile Duration stoodStill = Duration.ZERO;
    private Optional<EngineWatch> watch = Optional.empty();

    private Watched(FakeEngine engine) {
        this.engine = engine;
    }

    /** Settings for an engine, without looks at processes, which would only disturb. */
    /** What a fake engine runs on is not the machine of the test. */
    private static final HostLocation NOWHERE = HostLocation.at(Path.of("/nonexistent"));

    static WatchSettings settings(FakeEngine engine, Rhythm rhythm) {
        var redactor = new Redactor("a key for nothing but tests".getBytes(StandardCharsets.UTF_8));
        return WatchSettings.of(engine.address(), "host-1", redactor)
                .withoutProcesses()
                .withLocation(NOWHERE)
                .withRhythm(rhythm);
    }

    static Watched of(Path directory) {
        var watched = new Watched(FakeEngine.on(directory.resolve("e.sock")));
        return watched;
    }

    Watched start() {
        return start(settings(engine, QUICK));
    }

    Watched start(WatchSettings settings) {
        InstantSource clock = () -> Instant.now().plus(clockError);
        watch = Optional.of(EngineWatch.start(settings, seen, clock, () -> System.nanoTime() + stoodStill.toNanos()));
        return this;
    }

    /** Starts, and waits until everything has been compared once. */
    Watched reconciled() {
        start();
        soon().until(() -> seen.reconciliations() > 0);
        return this;
    }

    void setClockBy(Duration step) {
        clockError = step;
    }

    /** Lets all clocks go on while the agent does nothing. */
    void standStillFor(Duration time) {
        clockError = time;
        stoodStill = time;
    }

    FakeEngine engine() {
        return engine;
    }

    Seen seen() {
        return seen;
    }

    EngineWatch watch() {
        return watch.orElseThrow();
    }

    /** What the machine may take when it is busy; a passing test takes milliseconds. */
    static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10));
    }

    @Override
    public void close() {
        watch.ifPresent(EngineWatch::close);
        engine.close();
    }
}
