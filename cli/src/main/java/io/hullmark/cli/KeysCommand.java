package io.hullmark.cli;

import io.hullmark.engine.transparency.SigningKey;
import io.hullmark.engine.transparency.VerifierKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the keys with which checkpoints are signed. */
@Command(
        name = "keys",
        description = {
            "Make a key that signs checkpoints of the journal, and show what others know it by (docs/evidence.md).",
            "The key belongs to whoever vouches for the journal, on another machine than the brokers and the topology."
        },
        synopsisSubcommandLabel = "(create | show)")
final class KeysCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = {
                "Make a key, and print the public part of it, which auditors are given as --trust.",
                "To replace a key, sign with both for a while: 'hullmark checkpoint --key OLD --key NEW'."
            })
    int create(
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            required = true,
                            description = "Who signs, such as audit.example.com.")
                    String name,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "Where the secret goes: a new file that only you can read.")
                    Path file) {
        SigningKey key;
        try {
            key = SigningKey.create(name);
        } catch (IllegalArgumentException e) {
            throw Complaint.usage("--name: " + e.getMessage());
        }
        try {
            Files.createFile(file, ownerOnly());
            Files.writeString(file, key.text());
        } catch (FileAlreadyExistsException e) {
            throw Complaint.usage(
                    "%s is there already, and a key that is gone can't be made again: name a new file".formatted(file));
        } catch (IOException e) {
            throw Complaint.notInOrder("can't write %s: %s".formatted(file, e));
        }
        spec.commandLine().getOut().println(key.verifier());
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Print the public part of a key: name, id and key.")
    int show(@Parameters(paramLabel = "FILE", description = "What 'keys create' has written.") Path file) {
        spec.commandLine().getOut().println(signing(file).verifier());
        return ExitCode.OK;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A key that signs. */
    static SigningKey signing(Path file) {
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw Complaint.usage("can't read the key %s: %s".formatted(file, e));
        } catch (IllegalArgumentException e) {
            throw Complaint.usage("%s is no key of 'hullmark keys create': %s".formatted(file, e.getMessage()));
        }
    }

    /** A key that others sign with: in words, or in a file. */
    static VerifierKey trusted(String keyOrFile) {
        try {
            var file = Path.of(keyOrFile);
            return VerifierKey.parse(Files.isRegularFile(file) ? Files.readString(file) : keyOrFile);
        } catch (IOException | IllegalArgumentException e) {
            throw Complaint.usage("--trust: '%s' is neither a key nor a file that holds one: %s"
                    .formatted(keyOrFile, e.getMessage()));
        }
    }
}
