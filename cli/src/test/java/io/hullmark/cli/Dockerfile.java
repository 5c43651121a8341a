package io.hullmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How an image is made. */
record Dockerfile(List<String> lines) {

    static Dockerfile in(Path path) {
        try {
            return new Dockerfile(Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last instruction of a kind says. */
    String last(String instruction) {
        return of(instruction).reduce("", (before, last) -> last);
    }

    /** What is copied from outside. */
    List<String> copied() {
        return of("COPY").map(what -> what.substring(0, what.indexOf(' '))).toList();
    }

    private Stream<String> of(String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1));
    }
}
