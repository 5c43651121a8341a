package io.hullmark.engine.findings;

import io.hullmark.engine.facts.ObjectKey;

/**
 * What was judged, with all that a reader needs to act.
 *
 * @param key the object
 * @param hostName name of its host; empty while not seen
 * @param name its name; empty while not seen
 * @param image image reference of a container; empty for others
 * @param imageId image of a container or the image itself; empty for others
 * @param composeProject compose project, empty if none
 * @param composeService compose service, empty if none
 * @param owner who answers for it, by the label {@code owner}; empty if none
 */
public record Subject(
        ObjectKey key,
        String hostName,
        String name,
        String image,
        String imageId,
        String composeProject,
        String composeService,
        String owner) {}
