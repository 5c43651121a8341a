package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about the past that have no answer are refused before anything is read. */
final class PastFlagsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-03, is no moment such as",
        "2026-03-29T02:30:00, the offset must be there",
        "yesterday, such as 2026-03-03T02:00:00Z",
    })
    void shouldAskForTheOffsetOfAMoment(String moment, String complaint) {
        var call = Cli.run("posture", "--as-of", moment);

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        // clocks are put back on this day: half past two is there twice
        "2999-10-27T02:30:00+02:00, 2999-10-27T00:30:00Z",
        "2999-10-27T02:30:00+01:00, 2999-10-27T01:30:00Z",
    })
    void shouldRefuseTheFutureInUtc(String moment, String utc) {
        var call = Cli.run("posture", "--as-of", moment);

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("--as-of " + utc + " lies in the future");
    }

    @Test
    void shouldRefuseWhatNobodyCouldKnowYet() {
        var call = Cli.run("posture", "--as-of", "2026-03-03T02:00:00Z", "--known-at", "2026-03-03T01:59:59Z");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("nobody could know then");
    }

    @Test
    void shouldRefuseTimesThatGoBackwards() {
        var verify = Cli.run("verify", "--from", "2026-03-03T02:00:00Z", "--to", "2026-03-03T02:00:00Z");
        var diff = Cli.run("diff", "--from", "2026-03-03T02:00:01Z", "--to", "2026-03-03T02:00:00Z");

        assertThat(verify.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(verify.err()).contains("--from must be before --to");
        assertThat(diff.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(diff.err()).contains("--from must be before --to");
    }

    @Test
    void shouldRefuseADirectoryWithoutData(@TempDir Path directory) {
        var call = Cli.run("verify", "--data", directory.toString());

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("there is no data of 'hullmark up' in " + directory);
    }

    @Test
    void shouldNotMixThePastWithThePresent() {
        var scored = Cli.run("posture", "--as-of", "2026-03-03T02:00:00Z", "--by", "host");
        var known = Cli.run("posture", "--known-at", "2026-03-03T02:00:00Z");

        assertThat(scored.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(scored.err()).contains("--by scores what is now");
        assertThat(known.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(known.err()).contains("give --as-of as well");
    }
}
