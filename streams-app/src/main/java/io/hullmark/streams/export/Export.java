package io.hullmark.streams.export;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.KnowledgeClock;
import io.hullmark.streams.replay.Progress;
import io.hullmark.streams.replay.Records;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.replay.Stored;
import io.hullmark.wire.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Writes evidence to files. The journal is written from its beginning, for what is judged at any moment rests on all that was before; of
 * a span that ends, it is written up to the first entry behind it, which vouches for the last one in it.
 */
public final class Export {
    private static final String SCHEMAS = "schemas";

    private final Evidence evidence;
    private final Names names;
    private final Map<String, Supplier<Records>> alongside;
    private final Codec<JournalEntry> entries;
    private final Progress progress = new Progress();

    /**
     * What topics are called.
     *
     * @param facts the journal
     * @param violations what was told live
     * @param checkpoints what witnesses signed; it is one of those alongside, if it is there
     */
    public record Names(String facts, String violations, String checkpoints) {}

    /**
     * An export of some evidence.
     *
     * @param alongside topics of one partition that are written as they are, such as that of the rules, in the order in which they come
     */
    public Export(Evidence evidence, Names names, Map<String, Supplier<Records>> alongside, SchemaArchive schemas) {
        this.evidence = evidence;
        this.names = names;
        this.alongside = alongside;
        this.entries = Codec.of(JournalEntry.class, schemas);
    }

    /** How far it has come. */
    public Progress progress() {
        return progress;
    }

    /**
     * Writes everything to a directory, the manifest last: without one, it is no export.
     *
     * @throws BadExportException if the directory holds something
     * @throws IOException if it can't be written
     */
    public Manifest write(Path directory, Span span) throws IOException {
        prepare(directory);
        var files = new ArrayList<ExportedFile>();
        // before the journal, for a checkpoint that is signed meanwhile would be about entries that are not there
        for (var topic : alongside.entrySet()) {
            files.add(written(directory, topic.getKey(), 0, topic.getValue().get(), stored -> true));
        }
        for (int partition = 0; partition < evidence.partitions(); partition++) {
            // the journal first, so that what follows from its last entry is told by then
            files.add(written(directory, names.facts(), partition, evidence.facts(partition), upTo(span.to())));
            files.add(
                    written(directory, names.violations(), partition, evidence.violations(partition), stored -> true));
        }
        writeSchemas(directory.resolve(SCHEMAS));
        var manifest = new Manifest(
                span.from().equals(Instant.MIN) ? null : span.from(),
                span.to().equals(Instant.MAX) ? null : span.to(),
                names.facts(),
                names.violations(),
                names.checkpoints(),
                files);
        manifest.write(directory);
        return manifest;
    }

    private static void prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var present = Files.list(directory)) {
            if (present.findAny().isPresent()) {
                throw new BadExportException(
                        "%s holds something: name a directory that is new or empty".formatted(directory));
            }
        }
    }

    /** Whether to go on behind a record. */
    private Predicate<Stored> upTo(Instant end) {
        if (end.equals(Instant.MAX)) {
            return stored -> true;
        }
        var clock = new KnowledgeClock();
        return stored -> {
            try {
                return clock.known(entries.decode(stored.value())).isBefore(end);
            } catch (UnreadableRecordException e) {
                return true; // whoever verifies it will say so
            }
        };
    }

    private ExportedFile written(Path directory, String topic, int partition, Records from, Predicate<Stored> goOn)
            throws IOException {
        var name = "%s-%d.avro".formatted(topic, partition);
        var writer = ContainerWriter.to(directory.resolve(name), topic, partition);
        long end = from.first();
        try (from;
                writer) {
            progress.expect(from.end() - from.first());
            boolean more = true;
            while (more) {
                var next = from.next().orElse(null);
                if (next == null) {
                    break;
                }
                writer.write(next);
                progress.advance(next.place().offset() + 1 - end);
                end = next.place().offset() + 1;
                more = goOn.test(next);
            }
            progress.advance(from.end() - end);
        }
        return new ExportedFile(name, topic, partition, from.first(), end, writer.count(), writer.hash());
    }

    private static void writeSchemas(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (var schema : SchemaArchive.all()) {
            Files.writeString(
                    directory.resolve("%s-%016x.avsc".formatted(schema.record(), schema.fingerprint())), schema.json());
        }
    }
}
