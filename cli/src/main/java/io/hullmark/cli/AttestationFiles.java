package io.hullmark.cli;

import io.hullmark.engine.language.AttestationPack;
import io.hullmark.engine.language.DecisionPack;
import io.hullmark.engine.language.WrittenAttestation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Attestations as files. */
final class AttestationFiles {
    private AttestationFiles() {}

    /**
     * Reads files and directories.
     *
     * @param publishedAt when they are published; what ends before is refused
     */
    static DecisionPack<WrittenAttestation> read(List<Path> paths, Instant publishedAt) {
        return DecisionFiles.read(paths, "attestations", given -> AttestationPack.load(given, publishedAt));
    }
}
