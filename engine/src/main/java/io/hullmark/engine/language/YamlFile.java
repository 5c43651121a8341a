package io.hullmark.engine.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of what people publish.
 *
 * @param text what is in it; empty if it is not UTF-8
 */
record YamlFile(Path path, Optional<String> text) {
    static final String NOT_UTF_8 = "the file is not UTF-8";

    /** A file, or every {@code *.yaml} of a directory, in the order of their names. */
    static List<YamlFile> in(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return List.of(read(path));
            }
            try (var found = Files.walk(path, 5)) {
                return found.filter(YamlFile::isPublished)
                        .sorted()
                        .map(YamlFile::read)
                        .toList();
            }
        } catch (UncheckedIOException unreadable) {
            throw new UncheckedIOException("can't read " + path, unreadable.getCause());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + path, unreadable);
        }
    }

    /** A site's values, {@code policy.yaml} or {@code policy.example.yaml}, and why rules serve controls may lie beside the rules. */
    private static boolean isPublished(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".yaml") && !name.startsWith("policy.") && !name.equals("controls.yaml");
    }

    private static YamlFile read(Path file) {
        try {
            return new YamlFile(file, Optional.of(Files.readString(file)));
        } catch (MalformedInputException wrong) {
            return new YamlFile(file, Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
