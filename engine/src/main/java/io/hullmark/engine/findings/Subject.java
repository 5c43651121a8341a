package io.hullmark.engine.findings;

import io.hullmark.engine.facts.ObjectKey;
import java.util.regex.Pattern;

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
        String owner) {
    /** Compose gives the container that replaces another the short id of that one for a while, since both can't have its name. */
    private static final Pattern TAKING_OVER = Pattern.compile("[0-9a-f]{12}_.+");

    /** Whether it is about to take the place of another container. */
    boolean isReplacement() {
        return !composeService.isEmpty() && TAKING_OVER.matcher(name).matches();
    }
}
