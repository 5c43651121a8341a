package io.hullmark.engine.docker;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The parts of an image reference, as the engine completes them.
 *
 * @param registry host of the registry, with its port
 * @param repository path within the registry
 * @param tag tag, empty if only a digest is given
 * @param digest digest, empty if there is none
 */
public record ImageReference(String registry, String repository, String tag, String digest) {
    private static final String DEFAULT_REGISTRY = "docker.io";
    private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{64}");

    /** Never fails but for an empty text: what the engine would refuse is taken apart as well as it goes. */
    public static ImageReference parse(String reference) {
        if (reference.isEmpty()) {
            throw new IllegalArgumentException("an image reference is not empty");
        }
        if (ID.matcher(reference).matches()) {
            return new ImageReference("", "", "", reference.startsWith("sha256:") ? reference : "sha256:" + reference);
        }
        int at = reference.indexOf('@');
        var digest = at < 0 ? "" : reference.substring(at + 1);
        var name = at < 0 ? reference : reference.substring(0, at);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        var tag = colon >= 0 ? name.substring(colon + 1) : digest.isEmpty() ? "latest" : "";
        var path = colon >= 0 ? name.substring(0, colon) : name;
        int slash = path.indexOf('/');
        var first = slash < 0 ? "" : path.substring(0, slash);
        boolean named = !first.isEmpty() && isRegistry(first);
        var registry = named ? first : DEFAULT_REGISTRY;
        var repository = named ? path.substring(slash + 1) : path;
        boolean official = isDockerHub(registry) && repository.indexOf('/') < 0;
        return new ImageReference(
                isDockerHub(registry) ? DEFAULT_REGISTRY : registry,
                official ? "library/" + repository : repository,
                tag,
                digest);
    }

    /** The first part is a host if it could be nothing else: it has a dot, a port or a capital, or is localhost. */
    private static boolean isRegistry(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    private static boolean isDockerHub(String registry) {
        return registry.equals(DEFAULT_REGISTRY) || registry.equals("index.docker.io");
    }
}
