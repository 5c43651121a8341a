package io.hullmark.cli;

import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.export.BadExportException;
import io.hullmark.streams.export.Export;
import io.hullmark.streams.export.ExportedFile;
import io.hullmark.streams.replay.KafkaEvidence;
import io.hullmark.streams.replay.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes evidence to files for somebody without a broker. */
@Command(
        name = "export",
        description = {
            "Write the journal, what was told live, rules, exceptions, statements and checkpoints to Avro container files",
            "with a manifest. 'verify', 'posture --as-of' and 'diff' read them with --source, and need no broker.",
            "",
            "The journal is written from its beginning, whatever --from says: each verdict rests on all that was before."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark export --out audit-q1 --to 2026-04-01T00:00:00Z",
            "  hullmark verify --source audit-q1 --trust auditor.vkey"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private StoppedUp stopped = new StoppedUp();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to; new or empty.")
    private Path out = Path.of("");

    @Mixin
    private SpanFlags span = new SpanFlags();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (var running = new Running()) {
            var cluster = stopped.cluster(connection, running);
            var topics = cluster.catalogue();
            var evidence = stopped.evidence(cluster);
            var names = new Export.Names(
                    topics.facts().name(),
                    topics.violations().name(),
                    topics.checkpoints().name());
            var alongside = alongside(
                    evidence,
                    List.of(
                            topics.rules().name(),
                            topics.exceptions().name(),
                            topics.statements().name(),
                            names.checkpoints()));
            var export = new Export(evidence, names, alongside, SchemaArchive.shipped());
            var watch = new ReplayWatch(
                    running, export.progress(), spec.commandLine().getErr());
            var wanted = span.span();
            var written = watch.await(() -> export.write(out, wanted));
            written.ifPresent(manifest -> spec.commandLine()
                    .getOut()
                    .println("wrote %d records in %d files to %s; it is read with --source %s"
                            .formatted(
                                    manifest.files().stream()
                                            .mapToLong(ExportedFile::records)
                                            .sum(),
                                    manifest.files().size(),
                                    out,
                                    out)));
            return ExitCode.OK;
        } catch (BadExportException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Complaint.notInOrder("can't write to %s: %s; what is there is no export".formatted(out, e));
        }
    }

    /** Those that are there: a cluster of before has none of what came later. */
    private static Map<String, Supplier<Records>> alongside(KafkaEvidence evidence, List<String> topics) {
        var alongside = new LinkedHashMap<String, Supplier<Records>>();
        for (var topic : topics) {
            if (evidence.has(topic)) {
                alongside.put(topic, () -> evidence.only(topic));
            }
        }
        return alongside;
    }
}
