package io.hullmark.producer.agent;

import io.hullmark.producer.observe.SensorSink;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.reconcile.EngineWatch;
import io.hullmark.producer.reconcile.WatchSettings;
import io.hullmark.producer.reconcile.WatchStatus;
import io.hullmark.producer.sense.SensorChoice;
import io.hullmark.producer.sense.SensorStatus;
import java.time.Duration;
import java.util.Optional;

/** Looks at a Docker engine, and measures its host if that is wished for. */
final class EngineSource implements Source {
    private final WatchSettings settings;
    private final Optional<Duration> tick;
    private volatile Optional<EngineWatch> watch = Optional.empty();
    private volatile Optional<SensorChoice> sensors = Optional.empty();

    EngineSource(WatchSettings settings, Optional<Duration> tick) {
        this.settings = settings;
        this.tick = tick;
    }

    @Override
    public AutoCloseable start(Sightings sightings, SensorSink sink) {
        EngineWatch started = EngineWatch.start(settings, sightings);
        watch = Optional.of(started);
        sensors = tick.map(
                every -> new Senses(settings.address(), settings.location(), every).start(started.host(), sink));
        return () -> {
            sensors.ifPresent(SensorChoice::close);
            started.close();
        };
    }

    @Override
    public SourceStatus status() {
        return watch.map(EngineWatch::status).map(EngineSource::of).orElse(SourceStatus.FINE);
    }

    @Override
    public SensorStatus sensors() {
        return sensors.map(SensorChoice::status).orElse(SensorStatus.NONE);
    }

    private static SourceStatus of(WatchStatus status) {
        Optional<String> trouble =
                status.connected() ? Optional.empty() : Optional.of("the engine can't be watched: " + status.trouble());
        return new SourceStatus(trouble, status.events(), status.lostEvents(), status.unreadable());
    }
}
