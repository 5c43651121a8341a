package io.hullmark.engine.language;

import io.hullmark.engine.rules.Problem;
import java.nio.file.Path;

/** What is wrong in a file. */
public record FileProblem(Path file, Problem problem) {
    /** An id that stands in two documents. */
    static FileProblem taken(Path file, int line, String id, Path earlier, int earlierLine) {
        return new FileProblem(
                file,
                new Problem(line, 1, "the id '%s' is already taken by %s:%d".formatted(id, earlier, earlierLine)));
    }

    @Override
    public String toString() {
        return file + ":" + problem;
    }
}
