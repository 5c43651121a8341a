package io.hullmark.engine.language;

import io.hullmark.engine.language.DecisionPack.Loading;
import io.hullmark.engine.language.text.AttestationTextReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;

/** Attestations of files and directories. */
public final class AttestationPack {
    private AttestationPack() {}

    /**
     * Loads files, and every {@code *.yaml} of directories.
     *
     * @param publishedAt when they are published, and so begin if they do not say; what ends before is refused
     */
    public static Loading<WrittenAttestation> load(Collection<Path> paths, Instant publishedAt) {
        return DecisionPack.load(
                paths,
                "attestation",
                document -> new WrittenAttestation(AttestationTextReader.read(document, publishedAt)));
    }
}
