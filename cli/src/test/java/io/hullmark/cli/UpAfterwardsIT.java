package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stopped {@code up} has left behind answers for itself. */
final class UpAfterwardsIT {
    @TempDir
    Path directory;

    @Test
    void shouldProveWhatItToldTellWhatRanAndTryDrafts() {
        var data = directory.resolve("data").toString();
        try (var up = Launched.start(directory, "up", "up", "--sample", "--for", "20s", "--data", data)) {
            assertThat(up.ended().exitCode()).isEqualTo(ExitCode.OK);
        }
        var afterwards = Instant.now();

        var proof = Cli.run("verify", "--data", data);
        var replay = Cli.run(
                "replay", "--from", afterwards.minusSeconds(5).toString(), "--rules", "../rules", "--data", data);
        var past = Cli.run("posture", "--as-of", afterwards.minusSeconds(5).toString(), "--data", data);

        assertThat(proof.exitCode()).as(proof.out() + proof.err()).isEqualTo(ExitCode.OK);
        assertThat(proof.out()).startsWith("proven");
        assertThat(replay.exitCode()).as(replay.err()).isEqualTo(ExitCode.OK);
        assertThat(replay.out()).contains("nothing would have been otherwise");
        assertThat(past.out()).contains("host vm", "watched, last heard");
    }
}
