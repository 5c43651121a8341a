package io.hullmark.producer.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineAddressTest {
    @Test
    void shouldTakeTheUsualSocketWhenNothingIsSaid() {
        assertThat(EngineAddress.from(Map.of())).hasToString("unix:///var/run/docker.sock");
        assertThat(EngineAddress.from(Map.of("DOCKER_HOST", ""))).hasToString("unix:///var/run/docker.sock");
    }

    @Test
    void shouldTakeTheAddressThatEveryClientTakes() {
        assertThat(EngineAddress.from(Map.of("DOCKER_HOST", "tcp://engine:2375")))
                .hasToString("tcp://engine:2375");
        assertThat(EngineAddress.from(Map.of("DOCKER_HOST", "tcp://engine:2375"))
                        .tls())
                .isEmpty();
    }

    @Test
    void shouldSayWhatTlsNeeds() {
        assertThatThrownBy(() -> EngineAddress.from(Map.of(
                        "DOCKER_HOST", "tcp://engine:2376", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/nowhere")))
                .hasMessageContaining("/nowhere");
    }
}
