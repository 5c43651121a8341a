package io.hullmark.cli;

import io.hullmark.cli.EvidenceFlags.Question;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Moment;
import io.hullmark.streams.replay.Past;
import io.hullmark.streams.replay.Replayer;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Flags of commands that read the journal again, and may begin where others have been. */
final class JournalFlags {
    @Mixin
    private EvidenceFlags evidence = new EvidenceFlags();

    @Mixin
    private SavepointFlags savepoints = new SavepointFlags();

    EvidenceFlags evidence() {
        return evidence;
    }

    /** A replayer of some evidence. */
    Replayer of(Evidence read) {
        return evidence.of(read, savepoints);
    }

    /** What was at some moments; empty if the command was ended before. */
    Optional<List<Past>> past(Connection connection, List<Moment> moments, PrintWriter err) throws Exception {
        evidence.exported(connection)
                .flatMap(export -> Optional.ofNullable(export.manifest().to()))
                .ifPresent(end -> requireBefore(end, moments));
        return answer(connection, err, replayer -> replayer.past(moments));
    }

    /** The answer of a replay; empty if the command was ended before. */
    <T> Optional<T> answer(Connection connection, PrintWriter err, Question<T> question) throws Exception {
        return evidence.answer(connection, savepoints, err, question);
    }

    private static void requireBefore(Instant end, List<Moment> moments) {
        for (var moment : moments) {
            if (!moment.asOf().isBefore(end)) {
                throw Complaint.usage(
                        "what was exported ends at %s, so it says nothing of %s".formatted(end, moment.asOf()));
            }
        }
    }
}
