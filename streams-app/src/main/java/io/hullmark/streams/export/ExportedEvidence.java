package io.hullmark.streams.export;

import io.hullmark.streams.replay.Evidence;
import io.hullmark.streams.replay.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The evidence in a directory that was exported. */
public final class ExportedEvidence implements Evidence {
    private final Path directory;
    private final Manifest manifest;

    private ExportedEvidence(Path directory, Manifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Opens an export.
     *
     * @throws BadExportException if the directory is none, or not a whole one
     */
    public static ExportedEvidence in(Path directory) {
        return new ExportedEvidence(directory, Manifest.read(directory));
    }

    /** What it says of itself. */
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public int partitions() {
        return manifest.partitions();
    }

    @Override
    public String name() {
        return "export-" + hash(directory.resolve(Manifest.NAME)).substring(0, 16);
    }

    @Override
    public Records facts(int partition, long from) {
        return ContainerRecords.from(from, directory, file(manifest.facts(), partition));
    }

    @Override
    public Records violations(int partition) {
        return ContainerRecords.of(directory, file(manifest.violations(), partition));
    }

    /** What witnesses had signed when it was exported. */
    public Optional<Records> checkpoints() {
        return manifest.file(manifest.checkpoints(), 0).map(file -> ContainerRecords.of(directory, file));
    }

    private ExportedFile file(String topic, int partition) {
        return manifest.file(topic, partition).orElseThrow();
    }

    /** Files that are not there, or not as the manifest has them. */
    public List<String> changedFiles() {
        return manifest.files().stream()
                .filter(file -> !file.sha256().equals(hash(directory.resolve(file.name()))))
                .map(ExportedFile::name)
                .toList();
    }

    private static String hash(Path file) {
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), ContainerWriter.sha256())) {
            Files.copy(file, out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
