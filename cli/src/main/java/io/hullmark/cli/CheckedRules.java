package io.hullmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the file of checked expressions. The launcher calls it once it has built. */
public final class CheckedRules {
    private CheckedRules() {}

    /** Checks the rules of a directory and writes what came of it to a file. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("a directory of rules and a file to write are wanted, got %d arguments"
                    .formatted(arguments.length));
        }
        var made = CheckedFile.made(Path.of(arguments[1]));
        RuleFiles.read(Path.of(arguments[0]), Optional.empty(), made);
        made.write();
    }
}
