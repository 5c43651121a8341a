package io.hullmark.streams.app;

import io.hullmark.schemas.status.StatusPage;
import io.hullmark.streams.topology.Counts;
import java.util.Map;
import java.util.function.Supplier;

/** What the topology tells about itself to whoever asks on loopback. */
final class TopologyPages {
    private TopologyPages() {}

    static Map<String, Supplier<StatusPage>> of(Supplier<Health> health, Counts counts) {
        return Map.of(
                "/health", () -> page(health.get()), "/metrics", () -> StatusPage.metrics(MetricsText.of(counts)));
    }

    private static StatusPage page(Health health) {
        return StatusPage.health(
                health.well(), "{\"healthy\":%s,\"state\":\"%s\"}\n".formatted(health.well(), health.state()));
    }
}
