package io.hullmark.producer.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.agent.AgentStatus.Parts;
import io.hullmark.producer.agent.AgentStatus.Sensing;
import io.hullmark.producer.ledger.LedgerStatus;
import io.hullmark.producer.publish.PublishStatus;
import io.hullmark.producer.sense.SensorHealth;
import io.hullmark.producer.spool.SpoolStatus;
import io.hullmark.producer.spool.Stream;
import io.hullmark.schemas.status.StatusPage;
import io.hullmark.wire.UnmeasuredCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentPagesTest {
    private static final Parts WELL = new Parts(
            "web-7",
            SourceStatus.FINE,
            new LedgerStatus(40, 2, 3, Optional.of(Instant.parse("2026-03-01T12:00:00Z"))),
            new Sensing(
                    6,
                    Optional.of("resource.stats"),
                    new SensorHealth(6, 590, 1, Map.of(UnmeasuredCause.TOO_MANY, 4L), Duration.ofMillis(72))),
            new SpoolStatus(
                    5, 4_096, 65_536, 1, Map.of(Stream.OBSERVATIONS, 7L, Stream.TELEMETRY, 9L), Optional.empty()),
            new PublishStatus(35, 0, 0, Optional.of(Instant.parse("2026-03-01T12:00:05Z")), 0, Optional.empty()));

    @Test
    void shouldSayThatAllIsWell() {
        var page = page("/health", WELL);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .isEqualTo("{\"healthy\":true,\"host\":\"web-7\",\"troubles\":{},\"knownObjects\":3,"
                        + "\"measuredBy\":\"resource.stats\",\"waitingRecords\":5,\"waitingInMemory\":1,\"dropped\":16,"
                        + "\"reconciledAt\":\"2026-03-01T12:00:00Z\",\"lastArrival\":\"2026-03-01T12:00:05Z\"}\n");
    }

    @Test
    void shouldNameThePartThatIsInTrouble() {
        var away = new PublishStatus(0, 0, 0, Optional.empty(), 0, Optional.of("no broker answers at \"kafka:9092\""));

        var page = page(
                "/health", new Parts(WELL.hostId(), WELL.source(), WELL.ledger(), WELL.sensing(), WELL.spool(), away));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text())
                .contains("\"healthy\":false", "\"troubles\":{\"publish\":\"no broker answers at \\\"kafka:9092\\\"\"}")
                .doesNotContain("lastArrival");
    }

    @Test
    void shouldTellEveryMetricAsPrometheusReadsIt() {
        var text = page("/metrics", WELL).text();

        for (AgentMetrics metric : AgentMetrics.values()) {
            assertThat(text).containsOnlyOnce("# HELP %s %s\n".formatted(metric.metric(), metric.description()));
        }
        assertThat(text)
                .contains("# TYPE hullmark_agent_observations_total counter\nhullmark_agent_observations_total 40\n")
                .contains("# TYPE hullmark_agent_known_objects gauge\nhullmark_agent_known_objects 3\n")
                .contains("hullmark_agent_dropped_telemetry_total 9\n")
                .contains("hullmark_agent_measured_containers_total 590\n")
                .contains("hullmark_agent_unanswered_containers_total 4\n")
                .contains("hullmark_agent_measuring_microseconds_total 72000\n")
                .contains("hullmark_agent_measured_by_engine 1\n")
                .endsWith("\n");
        assertThat(text.lines()).allMatch(line -> line.matches("# (HELP|TYPE) [a-z_]+ [^\\\\]+|[a-z_]+ [0-9]+"));
    }

    private static StatusPage page(String path, Parts parts) {
        return requireNonNull(AgentPages.of(() -> parts).get(path)).get();
    }
}
