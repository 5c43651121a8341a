package io.hullmark.streams.replay;

import io.hullmark.engine.whatif.Difference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying a draft on a span of the past.
 *
 * @param span the span
 * @param begins since when anything is known at all; empty if nothing is
 * @param difference what would have been otherwise
 */
public record Trial(Span span, Optional<Instant> begins, Difference difference) {

    /** All partitions together. */
    static Trial of(Span span, List<Trial> partitions) {
        return new Trial(
                span,
                partitions.stream().flatMap(trial -> trial.begins().stream()).min(Comparator.naturalOrder()),
                Difference.of(partitions.stream().map(Trial::difference).toList()));
    }
}
