package io.hullmark.engine.picture;

import java.util.List;

/**
 * How an object hangs together with others of its host, so that a change finds those that depend on it without decoding them.
 * Kept for containers and images.
 *
 * @param name name of a container; empty for an image
 * @param reference reference of the image that a container was started from, with its tag; empty when it has none
 * @param imageId image that a container runs; empty for an image
 * @param joins containers whose namespaces a container shares, as given: ids or names
 * @param volumes names of the volumes that a container mounts
 * @param tags tags of an image
 */
public record Ties(
        String name, String reference, String imageId, List<String> joins, List<String> volumes, List<String> tags) {
    public static final Ties NONE = new Ties("", "", "", List.of(), List.of(), List.of());

    public Ties {
        joins = List.copyOf(joins);
        volumes = List.copyOf(volumes);
        tags = List.copyOf(tags);
    }
}
