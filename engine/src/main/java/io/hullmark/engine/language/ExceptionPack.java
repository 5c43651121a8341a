package io.hullmark.engine.language;

import io.hullmark.engine.language.DecisionPack.Loading;
import io.hullmark.engine.language.text.ExceptionTextReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;

/** Exceptions of files and directories. */
public final class ExceptionPack {
    private ExceptionPack() {}

    /**
     * Loads files, and every {@code *.yaml} of directories.
     *
     * @param publishedAt when they are published, and so begin if they do not say; what ends before is refused
     */
    public static Loading<WrittenException> load(Collection<Path> paths, Instant publishedAt) {
        return DecisionPack.load(
                paths, "exception", document -> new WrittenException(ExceptionTextReader.read(document, publishedAt)));
    }
}
