package io.hullmark.producer.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.producer.agent.AgentStatus.Parts;
import io.hullmark.schemas.status.StatusPage;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What an agent tells about itself to whoever asks on loopback. */
final class AgentPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AgentPages() {}

    static Map<String, Supplier<StatusPage>> of(Supplier<Parts> parts) {
        return Map.of(
                "/health", () -> health(parts.get()),
                "/metrics", () -> StatusPage.metrics(AgentMetrics.text(parts.get())));
    }

    private static StatusPage health(Parts parts) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("healthy", parts.health().well());
        health.put("host", parts.hostId());
        health.put("troubles", parts.health().troubles());
        health.put("knownObjects", parts.ledger().known());
        parts.sensing().sensor().ifPresent(sensor -> health.put("measuredBy", sensor));
        health.put("waitingRecords", parts.spool().records());
        health.put("waitingInMemory", parts.spool().inMemory());
        health.put(
                "dropped",
                parts.spool().dropped().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        parts.ledger().reconciledAt().ifPresent(at -> health.put("reconciledAt", at.toString()));
        parts.publish().lastArrival().ifPresent(at -> health.put("lastArrival", at.toString()));
        try {
            return StatusPage.health(parts.health().well(), JSON.writeValueAsString(health) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
