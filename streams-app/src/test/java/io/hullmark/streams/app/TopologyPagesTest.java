package io.hullmark.streams.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.schemas.status.StatusPage;
import io.hullmark.streams.topology.Counts;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.QuarantineReason;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyPagesTest {
    private final AtomicReference<Health> health = new AtomicReference<>(new Health(true, "RUNNING"));
    private final Counts counts = new Counts();

    @ParameterizedTest
    @CsvSource({
        "CREATED,          false, 503",
        "REBALANCING,      false, 503",
        "RUNNING,          true,  200",
        "REBALANCING,      true,  200",
        "PENDING_SHUTDOWN, true,  503",
        "NOT_RUNNING,      true,  503",
        "PENDING_ERROR,    true,  503",
        "ERROR,            true,  503"
    })
    void shouldBeWellOnlyWhileItWorks(KafkaStreams.State state, boolean ranBefore, int status) {
        health.set(Health.of(state, ranBefore));

        var page = page("/health");

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).isEqualTo("{\"healthy\":%s,\"state\":\"%s\"}\n".formatted(status == 200, state.name()));
    }

    @Test
    void shouldTellEveryCountAsPrometheusReadsIt() {
        counts.add(Count.ADMITTED);
        counts.addQuarantined(QuarantineReason.BAD_RULE);

        var text = page("/metrics").text();

        for (Count count : Count.values()) {
            var name = "hullmark_streams_" + count.metric() + "_total";
            assertThat(text)
                    .containsOnlyOnce("# HELP %s %s\n# TYPE %s counter\n%s %d\n"
                            .formatted(name, count.doc(), name, name, counts.of(count)));
        }
        for (QuarantineReason reason : QuarantineReason.values()) {
            assertThat(text)
                    .containsOnlyOnce("hullmark_streams_quarantined_total{reason=\"%s\"} %d\n"
                            .formatted(reason, counts.quarantined(reason)));
        }
        assertThat(text).endsWith("\n");
        assertThat(text.lines())
                .allMatch(
                        line -> line.matches("# (HELP|TYPE) [a-z_]+ [^\\\\]+|[a-z_]+(\\{reason=\"[A-Z_]+\"})? [0-9]+"));
    }

    private StatusPage page(String path) {
        return requireNonNull(TopologyPages.of(health::get, counts).get(path)).get();
    }
}
