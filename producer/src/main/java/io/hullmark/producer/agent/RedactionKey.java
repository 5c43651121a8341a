package io.hullmark.producer.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The host's own key for the hashes of secrets. It must outlive a restart, or every snapshot would look changed. */
final class RedactionKey {
    private static final int LENGTH = 32;

    private RedactionKey() {}

    /** The key in the agent's directory, made when there is none; where the disk refuses, one for this process alone. */
    static byte[] in(Path directory) {
        Path file = directory.resolve("redaction.key");
        try {
            if (Files.exists(file) && Files.size(file) == LENGTH) {
                return Files.readAllBytes(file);
            }
            byte[] key = random();
            Files.createDirectories(directory);
            Path next = Files.createTempFile(
                    directory,
                    "redaction",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(next, key);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return key;
        } catch (IOException e) {
            Agent.LOG
                    .atWarn()
                    .addKeyValue("path", file)
                    .setCause(e)
                    .log("could not keep the key for hashes of secrets: after a restart all snapshots are sent again");
            return random();
        }
    }

    static byte[] random() {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
