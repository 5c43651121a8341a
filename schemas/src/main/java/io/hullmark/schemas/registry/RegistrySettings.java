package io.hullmark.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How to reach a schema registry that speaks Confluent's REST interface, as Confluent's, Karapace and Apicurio (under
 * {@code /apis/ccompat/v7}) do.
 *
 * @param url where its paths begin
 * @param timeout how long it may take to answer
 * @param headers sent with every request, such as {@code Authorization}
 */
public record RegistrySettings(URI url, Duration timeout, Map<String, String> headers) {
    public RegistrySettings {
        headers = Map.copyOf(headers);
        var scheme = url.getScheme();
        if ((!"http".equals(scheme) && !"https".equals(scheme)) || url.getHost() == null) {
            throw new IllegalArgumentException("a registry's URL is like https://registry:8081, got '" + url + "'");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a registry's timeout is positive, got " + timeout);
        }
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
