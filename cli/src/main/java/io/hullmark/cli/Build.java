package io.hullmark.cli;

import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.replay.Replayer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells this build from every other one whose verdicts might be others. */
final class Build {
    private Build() {}

    /** A hash over the code that reads and folds the journal, 64 hex digits. */
    static String fingerprint() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (Class<?> part : List.of(CelRules.class, Replayer.class, SchemaArchive.class)) {
                add(
                        Path.of(part.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI()),
                        sha256);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the code that runs can't be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A jar, or classes that were not packed yet. */
    private static void add(Path code, MessageDigest sha256) throws IOException {
        try (var files = Files.walk(code)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sha256.update(Files.readAllBytes(file));
            }
        }
    }
}
