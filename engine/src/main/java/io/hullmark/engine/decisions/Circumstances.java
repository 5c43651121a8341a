package io.hullmark.engine.decisions;

import io.hullmark.engine.findings.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What decisions look at of a subject; empty where it has not been seen.
 *
 * @param subject who it is
 * @param hostLabels labels of the host's engine, such as "tier=prod"
 * @param labels labels of the container or image
 * @param imageNames tags and digests of the image that a container runs, or of the image itself
 */
public record Circumstances(
        Subject subject,
        Optional<List<String>> hostLabels,
        Optional<Map<String, String>> labels,
        Optional<List<String>> imageNames) {}
