package io.hullmark.producer.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.schemas.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentSettingsTest {
    @Test
    void shouldWorkWithoutBeingToldAnything() {
        AgentSettings settings = AgentSettings.from(Map.of());

        assertThat(settings.bootstrap()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.spoolBytes()).isEqualTo(256L << 20);
        assertThat(settings.heartbeat()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.repetition()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.telemetry()).contains(Duration.ofSeconds(10));
        assertThat(settings.hostId()).isEmpty();
        assertThat(settings.httpPort()).isEmpty();
        assertThat(settings.sample()).isFalse();
    }

    @Test
    void shouldReadEverySetting() {
        AgentSettings settings = AgentSettings.from(Map.of(
                "host.id", "web-7",
                "spool.dir", "/var/lib/hullmark",
                "spool.size", "1GiB",
                "engine", "tcp://engine:2376",
                "heartbeat.interval", "PT1S",
                "telemetry.interval", "",
                "record", "fleet.avro",
                "http.port", "9100",
                "kafka.security.protocol", "SSL"));

        assertThat(settings.hostId()).contains("web-7");
        assertThat(settings.directory()).isEqualTo(Path.of("/var/lib/hullmark"));
        assertThat(settings.spoolBytes()).isEqualTo(1L << 30);
        assertThat(settings.engine()).contains("tcp://engine:2376");
        assertThat(settings.telemetry()).isEmpty();
        assertThat(settings.record()).contains(Path.of("fleet.avro").toAbsolutePath());
        assertThat(settings.httpPort()).contains(9100);
        assertThat(settings.kafka()).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "heartbeat.interval, 10s, 'heartbeat.interval must be an ISO-8601 duration such as PT10S, at least PT0.1S, got ''10s'''",
        "heartbeat.interval, PT0S, 'got ''PT0S'''",
        "heartbeat.interval, -PT1S, 'got ''-PT1S'''",
        "telemetry.interval, PT0.9S, 'telemetry.interval must be an ISO-8601 duration such as PT10S, at least PT1S, or nothing, got ''PT0.9S'''",
        "spool.size, 100, 'spool.size must be a number of bytes such as 268435456, 256MiB or 1GiB, at least 1MiB, got ''100'''",
        "spool.size, 9999999999GiB, 'spool.size must be'",
        "spool.size, lots, 'got ''lots'''",
        "http.port, 0, 'http.port must be a port from 1 to 65535, or nothing, got ''0'''",
        "http.port, http, 'got ''http'''",
        "host.id, a/b, 'host.id must be 1 to 253 characters without slash'",
        "engine, /var/run/docker.sock, 'engine must be an address such as unix:///var/run/docker.sock'",
        "processes, yes, 'processes must be true or false, got ''yes'''",
        "prefix, 'a b', 'prefix must be 1 to 100 letters'",
        "bootstrap, '', 'bootstrap must be a list of host:port, got '''",
    })
    void shouldSayWhatWouldBeRightInsteadOfAWrongValue(String name, String value, String message) {
        assertThatThrownBy(() -> AgentSettings.from(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> AgentSettings.from(Map.of("http.port", "x", "processes", "y")))
                .hasMessageContainingAll("http.port must be", "processes must be");
    }

    @Test
    void shouldDescribeEverySetting() {
        assertThat(AgentSettings.declared()).allSatisfy(setting -> {
            assertThat(setting.doc()).endsWith(".");
            assertThat(setting.form()).isNotBlank();
        });
        assertThat(AgentSettings.declared().stream().map(Setting::name)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeFlagsForEverySetting() {
        Map<String, String> values = Main.flags(
                new String[] {"--spool-dir", "/tmp/a", "--http-port", "9100", "--kafka", "security.protocol=SSL"});

        assertThat(values)
                .containsOnly(
                        Map.entry("spool.dir", "/tmp/a"),
                        Map.entry("http.port", "9100"),
                        Map.entry("kafka.security.protocol", "SSL"));
    }

    @Test
    void shouldRefuseAFlagThatItDoesNotKnow() {
        assertThatThrownBy(() -> Main.flags(new String[] {"--spool", "/tmp/a"}))
                .hasMessage("--spool must be a flag of the agent; --help lists all flags");
        assertThatThrownBy(() -> Main.flags(new String[] {"--spool-dir"}))
                .hasMessageContaining("must be followed by a value");
    }
}
