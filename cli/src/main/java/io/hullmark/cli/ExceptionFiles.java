package io.hullmark.cli;

import io.hullmark.engine.language.ExceptionPack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Exceptions as files, accepted whole or refused with every problem. */
final class ExceptionFiles {
    private ExceptionFiles() {}

    /**
     * Reads files and directories.
     *
     * @param publishedAt when they are published; what ends before is refused
     */
    static ExceptionPack read(List<Path> paths, Instant publishedAt) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw Complaint.usage("there is no file or directory '%s' to read exceptions from".formatted(path));
            }
        }
        var loading = ExceptionPack.load(paths, publishedAt);
        if (loading instanceof ExceptionPack.Loading.Refused refused) {
            throw Complaint.ofProblems(refused.problems());
        }
        return ((ExceptionPack.Loading.Loaded) loading).pack();
    }
}
