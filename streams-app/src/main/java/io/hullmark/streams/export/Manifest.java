package io.hullmark.streams.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an export holds.
 *
 * @param from what became known then or later is what it was made for; null if that is everything
 * @param to what became known before is complete; null if nothing was left out
 * @param facts topic of the journal
 * @param violations topic of what was told live
 * @param checkpoints topic of what witnesses signed
 * @param files with all records
 */
public record Manifest(
        @Nullable Instant from,
        @Nullable Instant to,
        String facts,
        String violations,
        String checkpoints,
        List<ExportedFile> files) {
    /** Name of its file. */
    public static final String NAME = "manifest.json";

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Manifest {
        files = List.copyOf(files);
    }

    /** As it is written: texts and numbers alone. */
    private record Written(
            int version,
            @Nullable String from,
            @Nullable String to,
            String facts,
            String violations,
            String checkpoints,
            List<ExportedFile> files) {}

    /** How many partitions the journal has. */
    public int partitions() {
        return (int) of(facts).count();
    }

    /** The file of a partition. */
    public Optional<ExportedFile> file(String topic, int partition) {
        return files.stream()
                .filter(file -> file.topic().equals(topic) && file.partition() == partition)
                .findFirst();
    }

    private Stream<ExportedFile> of(String topic) {
        return files.stream().filter(file -> file.topic().equals(topic));
    }

    void write(Path directory) throws IOException {
        var written = new Written(VERSION, text(from), text(to), facts, violations, checkpoints, files);
        Files.write(
                directory.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(written));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /**
     * Reads the manifest of an export.
     *
     * @throws BadExportException if there is none, or if it does not say what an export holds
     */
    public static Manifest read(Path directory) {
        var file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BadExportException("there is no %s in %s: name a directory that 'hullmark export' has written"
                    .formatted(NAME, directory));
        }
        try {
            var written = JSON.readValue(Files.readAllBytes(file), Written.class);
            if (written.version() != VERSION) {
                throw new BadExportException("%s is of version %d, and this Hullmark reads version %d"
                        .formatted(file, written.version(), VERSION));
            }
            var manifest = new Manifest(
                    instant(written.from()),
                    instant(written.to()),
                    written.facts(),
                    written.violations(),
                    written.checkpoints(),
                    written.files());
            manifest.requireWhole(file);
            return manifest;
        } catch (JsonProcessingException | DateTimeParseException | NullPointerException e) {
            throw new BadExportException("%s is no manifest: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new BadExportException("can't read %s: %s".formatted(file, e));
        }
    }

    private void requireWhole(Path file) {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(violations, "violations");
        Objects.requireNonNull(checkpoints, "checkpoints");
        files.forEach(named -> {
            if (!named.name().equals(Path.of(named.name()).getFileName().toString())) {
                throw new BadExportException("%s names '%s', which is not beside it".formatted(file, named.name()));
            }
        });
        boolean whole = partitions() > 0
                && IntStream.range(0, partitions())
                        .allMatch(partition -> file(facts, partition).isPresent()
                                && file(violations, partition).isPresent());
        if (!whole) {
            throw new BadExportException(
                    "%s does not name a file of %s and of %s for each partition".formatted(file, facts, violations));
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
