package io.hullmark.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory of a benchmark's own, deleted at its end with all that is in it. */
public record Scratch(Path directory) implements AutoCloseable {
    /** A new one. */
    public static Scratch open() {
        try {
            return new Scratch(Files.createTempDirectory("hullmark-bench-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
