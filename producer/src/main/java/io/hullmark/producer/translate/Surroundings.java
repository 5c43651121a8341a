package io.hullmark.producer.translate;

import io.hullmark.wire.Section;
import java.util.List;

/**
 * What was seen on the host beside the engine.
 *
 * @param options what the daemon runs with
 * @param sections parts of the host's snapshot
 */
public record Surroundings(DaemonOptions options, List<Section> sections) {
    /** Nobody looked. */
    public static final Surroundings NONE = new Surroundings(DaemonOptions.NOT_LOOKED, List.of());

    public Surroundings {
        sections = List.copyOf(sections);
    }
}
