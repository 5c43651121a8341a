package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether anybody listens. */
final class KnockTest {
    @Test
    void shouldFindThatNobodyListens() {
        assertThat(Knock.isRefusedAt("127.0.0.1:1, 127.0.0.1:2")).isTrue();
    }

    @Test
    void shouldFindTheOneWhoListens() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Knock.isRefusedAt("127.0.0.1:1,127.0.0.1:" + server.getLocalPort()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "no.such.host.invalid:1", "127.0.0.1:port", "127.0.0.1:99999", ":"})
    void shouldLeaveToKafkaWhatItCanNotTell(String addresses) {
        assertThat(Knock.isRefusedAt(addresses)).isFalse();
    }
}
