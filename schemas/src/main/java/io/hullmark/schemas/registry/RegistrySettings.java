package io.hullmark.schemas.registry;

import io.hullmark.schemas.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach a schema registry that speaks Confluent's REST interface, as Confluent's, Karapace and Apicurio (under
 * {@code /apis/ccompat/v7}) do.
 *
 * @param url where its paths begin
 * @param timeout how long it may take to answer
 * @param headers sent with every request, such as {@code Authorization}
 */
public record RegistrySettings(URI url, Duration timeout, Map<String, String> headers) {
    public static final Setting<Optional<RegistrySettings>> URL = new Setting<>(
            "registry.url",
            "a URL without user and password, such as https://registry:8081, or nothing",
            "",
            "Schema registry in whose framing violations, anomalies, posture and quarantine are written; single-object encoding when empty. It is asked when the process starts and not needed afterwards.",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(of(URI.create(text))));
    public static final Setting<String> AUTHORIZATION = new Setting<>(
            "registry.authorization",
            "the value of an HTTP header, such as Bearer TOKEN, or nothing",
            "",
            "What the registry is told of who asks, as the header Authorization. A flag shows it to everybody on the machine.",
            String::strip);

    public RegistrySettings {
        headers = Map.copyOf(headers);
        var scheme = url.getScheme();
        if ((!"http".equals(scheme) && !"https".equals(scheme)) || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("a registry's URL is like https://registry:8081, got '" + url + "'");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a registry's timeout is positive, got " + timeout);
        }
    }

    /** The registry that a process is told of, if it is. */
    public static Optional<RegistrySettings> in(Map<String, String> values) {
        return URL.in(values).map(settings -> settings.authorizedBy(AUTHORIZATION.in(values)));
    }

    private RegistrySettings authorizedBy(String authorization) {
        return authorization.isEmpty()
                ? this
                : new RegistrySettings(url, timeout, Map.of("Authorization", authorization));
    }

    /** Without authentication, with five seconds for an answer. */
    public static RegistrySettings of(URI url) {
        return new RegistrySettings(url, Duration.ofSeconds(5), Map.of());
    }

    /** The address of a path below the registry's. */
    URI resolve(String path) {
        var base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public String toString() {
        // The headers carry credentials.
        return url.toString();
    }
}
