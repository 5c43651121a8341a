package io.hullmark.cli;

import io.hullmark.wire.Severity;
import io.hullmark.wire.Subject;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags of commands that show what was told of something, such as findings: to whom it happened, how bad it is, and what comes. */
final class TellingFlags {
    @Option(names = "--follow", description = "Go on with what comes, until interrupted or nobody reads any more.")
    private boolean follow;

    @Mixin
    private WhoseFlags whose = new WhoseFlags();

    @Option(
            names = "--severity",
            paramLabel = "LEAST",
            description = "Only what is at least as bad: ${COMPLETION-CANDIDATES}.")
    private Optional<Severity> severity = Optional.empty();

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private OutputFormat output = OutputFormat.text;

    boolean follow() {
        return follow;
    }

    /** Whether somebody wants what happened to any of these, as bad as it is. */
    boolean want(Collection<Subject> subjects, Severity bad) {
        return subjects.stream().anyMatch(whose::are) && severity.stream().allMatch(least -> bad.compareTo(least) >= 0);
    }

    <T extends SpecificRecord> RecordPrinter<T> printer(PrintWriter out, Function<List<T>, List<String>> text) {
        return new RecordPrinter<>(out, output, text);
    }

    /** Goes on with what is wanted of what comes, as long as somebody asks for that and reads it. */
    <T extends SpecificRecord> void follow(TopicReader<T> reader, RecordPrinter<T> printer, Predicate<T> wanted) {
        while (follow && printer.isRead()) {
            printer.print(reader.arrivingValues().stream().filter(wanted).toList());
        }
    }
}
