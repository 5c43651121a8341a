package io.hullmark.streams.replay;

import io.hullmark.engine.assessment.Assessment;
import io.hullmark.engine.assessment.Ground;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How well controls were kept.
 *
 * @param begins since when anything is known at all; empty if nothing is
 * @param known when the newest entry that counts became known; empty if there is none
 * @param ends the last entry of each partition that counts: each vouches for all before it
 * @param assessment how well they were kept
 */
public record Assessed(Optional<Instant> begins, Optional<Instant> known, List<Ground> ends, Assessment assessment) {
    public Assessed {
        ends = List.copyOf(ends);
    }

    /** All partitions together. */
    static Assessed of(List<Assessed> partitions) {
        return new Assessed(
                partitions.stream()
                        .flatMap(assessed -> assessed.begins().stream())
                        .min(Comparator.naturalOrder()),
                partitions.stream()
                        .flatMap(assessed -> assessed.known().stream())
                        .max(Comparator.naturalOrder()),
                partitions.stream()
                        .flatMap(assessed -> assessed.ends().stream())
                        .sorted()
                        .toList(),
                Assessment.of(partitions.stream().map(Assessed::assessment).toList()));
    }
}
