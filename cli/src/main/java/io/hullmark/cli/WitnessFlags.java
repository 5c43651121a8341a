package io.hullmark.cli;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.streams.replay.Records;
import io.hullmark.streams.witness.Testimony;
import io.hullmark.streams.witness.UnfitCheckpointException;
import io.hullmark.wire.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags that name what witnesses signed and who is trusted. */
final class WitnessFlags {
    private static final Codec<SignedCheckpoint> CODEC = Codec.of(SignedCheckpoint.class);
    private static final String SUFFIX = ".note";

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "Checkpoints that you kept yourself, as 'hullmark checkpoint --out' writes them. May be repeated.")
    private List<Path> kept = List.of();

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description =
                    "Whose checkpoints count: name+id+key, or a file that holds it. May be repeated. Default: every"
                            + " checkpoint is compared, and nobody's signature.")
    private List<String> trusted = List.of();

    /**
     * All that witnesses say.
     *
     * @param published checkpoints that stand beside the evidence
     */
    Testimony testimony(Optional<Records> published) {
        var notes = new ArrayList<String>();
        published.ifPresent(records -> notes.addAll(notes(records)));
        kept.forEach(directory -> notes.addAll(notes(directory)));
        try {
            return Testimony.of(
                    notes, trusted.stream().map(KeysCommand::trusted).toList());
        } catch (UnfitCheckpointException e) {
            throw Complaint.notInOrder(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> notes(Records published) {
        var notes = new ArrayList<String>();
        try (published) {
            for (var next = published.next(); next.isPresent(); next = published.next()) {
                try {
                    notes.add(CODEC.decode(next.get().value()).getNote());
                } catch (UnreadableRecordException e) {
                    throw Complaint.notInOrder(
                            "%s: this is no checkpoint: %s".formatted(next.get().place(), e.getMessage()));
                }
            }
        }
        return notes;
    }

    private static List<String> notes(Path directory) {
        var notes = new ArrayList<String>();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(name -> name.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                notes.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw Complaint.usage("can't read the checkpoints in %s: %s".formatted(directory, e));
        }
        if (notes.isEmpty()) {
            throw Complaint.usage("there is no checkpoint (*%s) in %s".formatted(SUFFIX, directory));
        }
        return notes;
    }
}
