package io.hullmark.engine.picture;

import java.util.List;
import java.util.regex.Pattern;

/** Brings references of images into the form in which the engine lists tags. */
final class ImageReferences {
    private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}|[0-9a-f]{64}|[0-9a-f]{12}");
    private static final List<String> DEFAULT_REGISTRY = List.of("docker.io/", "index.docker.io/");

    private ImageReferences() {}

    /** The tag that a reference names, such as "web:latest" for "docker.io/library/web"; empty if it names an id or a digest. */
    static String tag(String reference) {
        if (reference.isEmpty()
                || reference.contains("@")
                || ID.matcher(reference).matches()) {
            return "";
        }
        var familiar = reference;
        for (String registry : DEFAULT_REGISTRY) {
            if (familiar.startsWith(registry)) {
                familiar = familiar.substring(registry.length());
            }
        }
        if (familiar.startsWith("library/") && familiar.indexOf('/') == familiar.lastIndexOf('/')) {
            familiar = familiar.substring("library/".length());
        }
        return familiar.indexOf(':', familiar.lastIndexOf('/') + 1) < 0 ? familiar + ":latest" : familiar;
    }
}
