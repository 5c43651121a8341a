package io.hullmark.producer.docker;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Where the engine listens, and how to prove there who we are. */
public record EngineAddress(URI uri, Optional<SSLConfig> tls) {
    private static final String DEFAULT = "unix:///var/run/docker.sock";

    /**
     * The address that the variables DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH tell, as for every client of Docker.
     *
     * @throws IllegalArgumentException if they can't be what is meant, in one line that says what would be
     */
    public static EngineAddress from(Map<String, String> environment) {
        var host = environment.getOrDefault("DOCKER_HOST", "");
        var verify = environment.getOrDefault("DOCKER_TLS_VERIFY", "");
        var builder = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.isBlank() ? DEFAULT : host)
                .withDockerTlsVerify(!verify.isBlank() && !verify.equals("0") && !verify.equalsIgnoreCase("false"));
        var certificates = environment.getOrDefault("DOCKER_CERT_PATH", "");
        if (!certificates.isBlank()) {
            builder.withDockerCertPath(certificates);
        }
        try {
            var config = builder.build();
            Optional<SSLConfig> tls = Optional.ofNullable(config.getSSLConfig());
            // Now, or each call would fail of it.
            if (tls.isPresent() && tls.get().getSSLContext() == null) {
                throw new IllegalArgumentException(certificates(certificates, "some of them are missing"));
            }
            return new EngineAddress(config.getDockerHost(), tls);
        } catch (DockerClientException | GeneralSecurityException e) {
            throw new IllegalArgumentException(certificates(certificates, Causes.of(e)), e);
        }
    }

    private static String certificates(String path, String why) {
        return "DOCKER_CERT_PATH must be a directory with ca.pem, cert.pem and key.pem, got '" + path + "': " + why;
    }

    /** The address of a socket in the file system. */
    public static EngineAddress of(Path socket) {
        return new EngineAddress(URI.create("unix://" + socket.toAbsolutePath()), Optional.empty());
    }

    /**
     * A client with one connection of its own, so that it can be closed without hurting other calls. The second limit, on the silence
     * within an answer, holds on TCP only.
     */
    DockerHttpClient client(Duration connectLimit, Duration silenceLimit) {
        var builder = new ApacheDockerHttpClient.Builder()
                .dockerHost(uri)
                .maxConnections(1)
                .connectionTimeout(connectLimit)
                .responseTimeout(silenceLimit);
        tls.or(() -> isSocketFile() ? Optional.of(NoEncryption.config()) : Optional.empty())
                .ifPresent(builder::sslConfig);
        return builder.build();
    }

    private boolean isSocketFile() {
        return "unix".equals(uri.getScheme());
    }

    /** Why the engine turns us away, where it speaks TLS and says so. Takes up to twice the limit. */
    Optional<SSLException> refusal(Duration limit) throws IOException {
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Refusal.of(uri, tls.get().getSSLContext(), limit);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
