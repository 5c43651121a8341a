package io.hullmark.producer.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "DOCKER_CERT_PATH must be a directory with ca.pem, cert.pem and key.pem, got '/nowhere'");
    }

    @Test
    void shouldSayThatCertificatesAreMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> tls(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got '" + empty + "': some of them are missing");
    }

    @Test
    void shouldSayThatCertificatesAreNone(@TempDir Path directory) throws IOException {
        for (String file : List.of("ca.pem", "cert.pem", "key.pem")) {
            Files.writeString(directory.resolve(file), "none");
        }

        assertThatThrownBy(() -> tls(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DOCKER_CERT_PATH must be a directory with");
    }

    @Test
    void shouldHaveNothingToEncryptWithOnASocketOfTheFileSystem() throws GeneralSecurityException {
        var context = NoEncryption.config().getSSLContext();

        assertThatThrownBy(context::getSocketFactory)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the transport wants to encrypt on a socket of the file system");
    }

    private static EngineAddress tls(Path certificates) {
        return EngineAddress.from(Map.of(
                "DOCKER_HOST", "tcp://engine:2376",
                "DOCKER_TLS_VERIFY", "1",
                "DOCKER_CERT_PATH", certificates.toString()));
    }
}
