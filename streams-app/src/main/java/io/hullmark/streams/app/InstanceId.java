package io.hullmark.streams.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name under which a process is known to its group: it stays with the state directory, so that a restart is no rebalance. */
final class InstanceId {
    private static final String FILE = "instance-id";

    private InstanceId() {}

    /** The name that the directory holds, or a new one. */
    static String in(Path stateDirectory) {
        var file = stateDirectory.resolve(FILE);
        try {
            Files.createDirectories(stateDirectory);
            if (Files.exists(file)) {
                var known = Files.readString(file).strip();
                if (!known.isEmpty()) {
                    return known;
                }
            }
            var created = UUID.randomUUID().toString();
            Files.writeString(file, created);
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the state directory %s can't be written; choose another with state.dir".formatted(stateDirectory),
                    e);
        }
    }
}
