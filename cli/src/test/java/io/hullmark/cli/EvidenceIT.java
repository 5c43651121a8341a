package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An auditor with files, a key and no broker gets the answers that the cluster gives. */
final class EvidenceIT {
    private static final String RULE = "container-not-privileged";

    @TempDir
    static Path directory;

    @RegisterExtension
    static final Fleet FLEET =
            Fleet.of(() -> directory, Fleet.privileged("web")).judgedBy("cis-docker/containers");

    @BeforeAll
    static void awaitFinding() {
        FLEET.awaitOne("violations", "--open", "--container", "web", "--rule", RULE);
    }

    @Test
    void shouldAnswerFromFilesAsFromTheCluster(@TempDir Path audit) throws IOException {
        var secret = audit.resolve("audit.key");
        var key = Cli.run("keys", "create", "--name", "audit.example.com", "--out", secret.toString());
        var kept = audit.resolve("kept").toString();
        var signed = FLEET.run("checkpoint", "--key", secret.toString(), "--out", kept);
        var again = FLEET.run("checkpoint", "--key", secret.toString());
        var now = Instant.now().toString();
        var live = FLEET.run("posture", "--as-of", now, "--known-at", now, "--container", "web", "--rule", RULE);
        var files = audit.resolve("files");
        var exported = FLEET.run("export", "--out", files.toString());

        var proof = Cli.run(
                "verify", "--evidence", files.toString(), "--trust", key.out().strip(), "--checkpoints", kept);
        var past = Cli.run(
                "posture",
                "--as-of",
                now,
                "--known-at",
                now,
                "--container",
                "web",
                "--rule",
                RULE,
                "--source",
                files.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(signed.exitCode()).as(signed.out() + signed.err()).isEqualTo(ExitCode.OK);
        assertThat(signed.out()).contains("entries of audit.example.com/", ".facts/0");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.OK);
        assertThat(exported.exitCode()).as(exported.err()).isEqualTo(ExitCode.OK);
        assertThat(proof.exitCode()).as(proof.out() + proof.err()).isEqualTo(ExitCode.OK);
        assertThat(proof.out())
                .startsWith("proven")
                .contains("are about what was read and hold, signed by keys that you trust");
        assertThat(past.out()).isEqualTo(live.out()).contains("FAIL " + RULE);
    }

    @Test
    void shouldNotTrustTheCheckpointsOfSomebodyElse(@TempDir Path audit) {
        var own = audit.resolve("own.key").toString();
        var others = audit.resolve("others.key").toString();
        Cli.run("keys", "create", "--name", "own.example.com", "--out", own);
        Cli.run("keys", "create", "--name", "others.example.com", "--out", others);
        var trusted = Cli.run("keys", "show", own).out().strip();
        FLEET.run("checkpoint", "--key", others);

        var proof = FLEET.run("verify", "--trust", trusted);

        assertThat(proof.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(proof.out()).contains("are not signed by a key that you trust");
    }

    @Test
    void shouldNotTakeAJournalForVouchedForWhereNothingWasSigned(@TempDir Path audit) throws IOException {
        var own = audit.resolve("own.key").toString();
        var trusted = Cli.run("keys", "create", "--name", "own.example.com", "--out", own)
                .out()
                .strip();
        var files = audit.resolve("files");
        FLEET.run("export", "--out", files.toString());
        var manifest = files.resolve("manifest.json");
        // as somebody leaves them out who does not want them to be found
        var without =
                Files.readString(manifest).replaceFirst("\"checkpoints\" : \"[^\"]*\"", "\"checkpoints\" : \"none\"");
        Files.writeString(manifest, without);

        var proof = Cli.run("verify", "--source", files.toString(), "--trust", trusted);

        assertThat(proof.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(proof.out()).contains("witnessed  by nobody");
    }

    @Test
    void shouldNameWhatWasChangedInTheFiles(@TempDir Path audit) throws IOException {
        var files = audit.resolve("files");
        FLEET.run("export", "--out", files.toString());
        var journal = journal(files);
        var bytes = Files.readAllBytes(journal);
        bytes[bytes.length - 100]++;
        Files.write(journal, bytes);

        var proof = Cli.run("verify", "--source", files.toString());

        assertThat(proof.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(proof.err()).contains(journal.getFileName() + " is not as the manifest has it");
        assertThat(proof.out()).contains("damaged", "offset");
    }

    @Test
    void shouldSayWhatIsWrongWithFlags(@TempDir Path audit) throws IOException {
        Files.writeString(audit.resolve("mine"), "");

        assertComplaint(FLEET.run("export", "--out", audit.toString()), ExitCode.USAGE, "holds something");
        assertComplaint(
                Cli.run("verify", "--source", audit.toString()), ExitCode.NOT_IN_ORDER, "there is no manifest.json");
        assertComplaint(
                Cli.run("verify", "--source", audit.toString(), "--data", "x"), ExitCode.USAGE, "give one of them");
        assertComplaint(
                Cli.run("keys", "create", "--name", "a b", "--out", "x"), ExitCode.USAGE, "has neither spaces nor '+'");
        assertComplaint(
                FLEET.run("checkpoint", "--key", audit.resolve("mine").toString()), ExitCode.USAGE, "is no key of");
        assertComplaint(FLEET.run("verify", "--trust", "nobody"), ExitCode.USAGE, "neither a key nor a file");
        assertComplaint(
                FLEET.run("verify", "--checkpoints", audit.toString()), ExitCode.USAGE, "there is no checkpoint");
    }

    private static void assertComplaint(Cli said, int exitCode, String complaint) {
        assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
        assertThat(said.err()).contains(complaint);
    }

    /** The journal of some partition that holds something. */
    private static Path journal(Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.filter(file -> file.getFileName().toString().contains(".facts-"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
