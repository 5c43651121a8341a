package io.hullmark.cli;

import io.hullmark.engine.language.DecisionPack;
import io.hullmark.engine.language.DecisionPack.Loading;
import io.hullmark.engine.language.WrittenDecision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What people decide as files, accepted whole or refused with every problem. */
final class DecisionFiles {
    private DecisionFiles() {}

    /**
     * Reads files and directories.
     *
     * @param what what people call them, such as "exceptions"
     */
    static <W extends WrittenDecision<?>> DecisionPack<W> read(
            List<Path> paths, String what, Function<List<Path>, Loading<W>> load) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw Complaint.usage("there is no file or directory '%s' to read %s from".formatted(path, what));
            }
        }
        var loading = load.apply(paths);
        if (loading instanceof Loading.Refused<W> refused) {
            throw Complaint.ofProblems(refused.problems());
        }
        return ((Loading.Loaded<W>) loading).pack();
    }
}
