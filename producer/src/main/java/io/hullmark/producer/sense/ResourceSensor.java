package io.hullmark.producer.sense;

import io.hullmark.producer.observe.Measurement;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.SensorSink;
import io.hullmark.producer.observe.WatchedHost;
import io.hullmark.wire.MissingInstrument;
import io.hullmark.wire.UnmeasuredCause;
import io.hullmark.wire.UnmeasuredContainer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Measures what the host and its containers use, once a tick. */
public final class ResourceSensor implements Sensor {
    private final Meter meter;
    private final WatchedHost host;
    private final Duration tick;
    private final InstantSource clock;
    private volatile SensorHealth health = SensorHealth.NOTHING_YET;
    private Optional<Ticks> ticks = Optional.empty();

    /** A sensor that measures by a meter, at the tick that is wished for if the meter can be used so often. */
    public ResourceSensor(Meter meter, WatchedHost host, Duration wished, InstantSource clock) {
        this.meter = meter;
        this.host = host;
        this.tick = wished.compareTo(meter.shortestTick()) < 0 ? meter.shortestTick() : wished;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "resource." + meter.id();
    }

    @Override
    public Probe probe() {
        return meter.probe(host.running());
    }

    @Override
    public synchronized void start(SensorSink sink) {
        ticks = Optional.of(Ticks.start("measure", tick, tick, () -> measure(sink)));
    }

    private void measure(SensorSink sink) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long begin = System.nanoTime();
        var running = host.running();
        var reading = meter.read(running);
        health = health.plus(counted(reading, Duration.ofNanos(System.nanoTime() - begin)));
        sink.measured(new Measurement(
                at, tick, id(), missing(reading, running), reading.host(), reading.containers(), reading.unmeasured()));
    }

    private static SensorHealth counted(Meter.Reading reading, Duration spent) {
        var causes = new EnumMap<UnmeasuredCause, Long>(UnmeasuredCause.class);
        for (UnmeasuredContainer container : reading.unmeasured()) {
            causes.merge(container.getCause(), 1L, Long::sum);
        }
        return new SensorHealth(1, reading.containers().size(), reading.gone(), causes, spent);
    }

    private List<MissingInstrument> missing(Meter.Reading reading, List<RunningContainer> running) {
        return Instrument.missingIn(reading.containers(), running).stream()
                .map(instrument -> new MissingInstrument(instrument.label(), meter.whyMissing(instrument)))
                .toList();
    }

    @Override
    public SensorHealth health() {
        return health;
    }

    @Override
    public synchronized void close() {
        ticks.ifPresent(Ticks::close);
        ticks = Optional.empty();
        meter.release();
    }
}
