package io.hullmark.cli;

import io.hullmark.streams.replay.Span;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags of commands that are about what became known within a time. */
final class SpanFlags {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "What became known then or later, such as 2026-03-03T02:00:00Z. Default: all.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "What became known before. Default: all.")
    private Optional<Instant> to = Optional.empty();

    Span span() {
        return before(Instant.MAX);
    }

    /** The span, cut off where nothing more is known. */
    Span before(Instant end) {
        var begin = from.orElse(Instant.MIN);
        var last = to.filter(end::isAfter).orElse(end);
        PastMoments.refuseReversed(begin, last);
        return new Span(begin, last);
    }
}
