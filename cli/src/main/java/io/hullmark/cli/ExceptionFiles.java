package io.hullmark.cli;

import io.hullmark.engine.language.DecisionPack;
import io.hullmark.engine.language.ExceptionPack;
import io.hullmark.engine.language.WrittenException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Exceptions as files. */
final class ExceptionFiles {
    private ExceptionFiles() {}

    /**
     * Reads files and directories.
     *
     * @param publishedAt when they are published; what ends before is refused
     */
    static DecisionPack<WrittenException> read(List<Path> paths, Instant publishedAt) {
        return DecisionFiles.read(paths, "exceptions", given -> ExceptionPack.load(given, publishedAt));
    }
}
