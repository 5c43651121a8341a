package io.hullmark.engine.facts;

import java.util.List;
import java.util.Map;

/**
 * Which findings an exception covers: those that match every field that is given. Within a field one entry must match, of labels
 * all. Patterns have {@code *} for any characters and {@code ?} for one.
 *
 * @param rules ids of rules
 * @param controls requirements of frameworks, as framework:id or framework@version:id
 * @param hosts ids or names of hosts, or patterns
 * @param hostLabels labels of the host's engine, values may be patterns
 * @param images repositories, references with a tag, or digests; repositories and tags may be patterns
 * @param containers names of containers, or patterns
 * @param labels labels of the container or image, values may be patterns
 * @param composeProject compose project; empty for any
 * @param composeService compose service; empty for any
 * @param elements elements, or patterns
 */
public record ExceptionScope(
        List<String> rules,
        List<String> controls,
        List<String> hosts,
        Map<String, String> hostLabels,
        List<String> images,
        List<String> containers,
        Map<String, String> labels,
        String composeProject,
        String composeService,
        List<String> elements) {
    /** Everything there is; no exception may have it. */
    public static final ExceptionScope ALL = new ExceptionScope(
            List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), Map.of(), "", "", List.of());

    public ExceptionScope {
        rules = List.copyOf(rules);
        controls = List.copyOf(controls);
        hosts = List.copyOf(hosts);
        hostLabels = Map.copyOf(hostLabels);
        images = List.copyOf(images);
        containers = List.copyOf(containers);
        labels = Map.copyOf(labels);
        elements = List.copyOf(elements);
    }
}
