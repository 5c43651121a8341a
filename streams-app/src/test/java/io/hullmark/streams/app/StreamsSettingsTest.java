package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.streams.stores.FoldStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {
    @Test
    void shouldWorkWithoutBeingToldAnything() {
        var settings = StreamsSettings.from(Map.of());

        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.applicationId()).isEqualTo("hullmark-streams");
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(30));
        assertThat(settings.threads()).isEqualTo(1);
        assertThat(settings.workloads()).isEqualTo(1_024);
        assertThat(settings.replication()).isEqualTo((short) -1);
        assertThat(settings.registry()).isEmpty();
        assertThat(settings.httpPort()).isEmpty();
    }

    @Test
    void shouldReadWhatItIsTold() {
        var settings = StreamsSettings.from(Map.of(
                "bootstrap", "kafka-1:9092,kafka-2:9092",
                "state.dir", "/var/lib/hullmark",
                "stores.on.disk", "subjects",
                "threads", "4",
                "anomalies.workloads", "8",
                "http.port", "9101",
                "kafka.security.protocol", "SSL"));

        assertThat(settings.bootstrapServers()).isEqualTo("kafka-1:9092,kafka-2:9092");
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("/var/lib/hullmark"));
        assertThat(settings.onDisk()).containsExactly(FoldStore.SUBJECTS);
        assertThat(settings.threads()).isEqualTo(4);
        assertThat(settings.workloads()).isEqualTo(8);
        assertThat(settings.httpPort()).contains(9101);
        assertThat(settings.kafka()).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "bootstrap, '', 'bootstrap must be a list of host:port, got '''''",
        "guarantee, at-least-once, 'guarantee is no setting of the topology'",
        "commit.interval, 30ms, 'commit.interval must be an ISO-8601 duration such as PT0.03S, got ''30ms'''",
        "commit.interval, PT0S, 'got ''PT0S'''",
        "threads, 65, 'threads must be a number from 1 to 64, got ''65'''",
        "threads, many, 'got ''many'''",
        "replication.factor, 0, 'replication.factor must be a number from 1 to 9, or -1 for the brokers'' default, got ''0'''",
        "anomalies.workloads, 0, 'anomalies.workloads must be a number from 1 to 65536, got ''0'''",
        "anomalies.workloads, 65537, 'got ''65537'''",
        "stores.on.disk, everything, 'got ''everything'''",
        "prefix, -x, 'got ''-x'''",
        "registry.url, registry:8081, 'got ''registry:8081'''",
        "http.port, 70000, 'http.port must be a port from 1 to 65535, or nothing, got ''70000'''",
        "threds, 4, 'threds is no setting of the topology; known are bootstrap, application.id'"
    })
    void shouldSayWhatWouldBeRight(String name, String value, String message) {
        assertThatThrownBy(() -> StreamsSettings.from(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldTellAllProblemsAtOnce() {
        assertThatThrownBy(() -> StreamsSettings.from(Map.of("threads", "0", "bootstrap", "", "threds", "4")))
                .message()
                .contains("threads must be", "bootstrap must be", "threds is no setting");
    }
}
