package io.hullmark.producer.agent;

import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.reconcile.EngineWatch;
import io.hullmark.producer.reconcile.WatchSettings;
import io.hullmark.producer.reconcile.WatchStatus;
import java.util.Optional;

/** Looks at a Docker engine. */
final class EngineSource implements Source {
    private final WatchSettings settings;
    private volatile Optional<EngineWatch> watch = Optional.empty();

    EngineSource(WatchSettings settings) {
        this.settings = settings;
    }

    @Override
    public AutoCloseable start(Sightings sightings) {
        EngineWatch started = EngineWatch.start(settings, sightings);
        watch = Optional.of(started);
        return started;
    }

    @Override
    public SourceStatus status() {
        return watch.map(EngineWatch::status).map(EngineSource::of).orElse(SourceStatus.FINE);
    }

    private static SourceStatus of(WatchStatus status) {
        Optional<String> trouble =
                status.connected() ? Optional.empty() : Optional.of("the engine can't be watched: " + status.trouble());
        return new SourceStatus(trouble, status.events(), status.lostEvents(), status.unreadable());
    }
}
