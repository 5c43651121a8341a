package io.hullmark.producer.translate;

import io.hullmark.wire.Section;
import java.util.List;

/**
 * What was seen of the host beside what its engine says of itself.
 *
 * @param options what the daemon runs with
 * @param sections parts of the host's snapshot
 * @param listed what the engine keeps
 */
public record Surroundings(DaemonOptions options, List<Section> sections, Listed listed) {
    /** Nobody looked. */
    public static final Surroundings NONE = new Surroundings(DaemonOptions.NOT_LOOKED, List.of(), Listed.NONE);

    public Surroundings {
        sections = List.copyOf(sections);
    }

    /** What was seen on the host beside the engine. */
    public Surroundings(DaemonOptions options, List<Section> sections) {
        this(options, sections, Listed.NONE);
    }

    /** The same, and what the engine keeps. */
    public Surroundings with(Listed kept) {
        return new Surroundings(options, sections, kept);
    }
}
