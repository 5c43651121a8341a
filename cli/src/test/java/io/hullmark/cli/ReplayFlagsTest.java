package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be tried on the past is refused before anything is read. */
final class ReplayFlagsTest {
    private static final String FROM = "2026-03-01T00:00:00Z";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "2999-01-01T00:00:00Z, 2999-02-01T00:00:00Z, '--from 2999-01-01T00:00:00Z lies in the future'",
        "2026-03-01T00:00:00Z, 2999-02-01T00:00:00Z, '--to 2999-02-01T00:00:00Z lies in the future'",
        "2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, '--from must be before --to'",
        "2026-03-01T00:00:00Z, 2026-03-02T00:00:00, 'the offset must be there'",
    })
    void shouldRefuseASpanThatIsNone(String from, String to, String complaint) {
        var call = Cli.run("replay", "--from", from, "--to", to, "--shadow");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains(complaint);
    }

    @Test
    void shouldAskWhatIsToBeTried() {
        var call = Cli.run("replay", "--from", FROM);

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("nothing is to be tried: give --rules, --policy, --exceptions or --shadow");
    }

    @Test
    void shouldSayOfADraftWhatLintSays() throws IOException {
        var rule = Files.writeString(directory.resolve("bad.yaml"), "id: Bad Id\n");

        var lint = Cli.run("rules", "lint", directory.toString());
        var replay = Cli.run("replay", "--from", FROM, "--rules", directory.toString());

        assertThat(replay.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER).isEqualTo(lint.exitCode());
        assertThat(replay.err()).isEqualTo(lint.err()).contains(rule + ":1:");
    }

    @Test
    void shouldSayWhichDraftIsNotThere() {
        var absent = directory.resolve("absent").toString();

        var rules = Cli.run("replay", "--from", FROM, "--rules", absent);
        var policy = Cli.run("replay", "--from", FROM, "--policy", absent);
        var exceptions = Cli.run("replay", "--from", FROM, "--exceptions", absent);

        assertThat(rules.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(rules.err()).contains("there is no file or directory '" + absent + "' to read rules from");
        assertThat(policy.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(policy.err()).contains("can't read '" + absent + "'");
        assertThat(exceptions.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(exceptions.err()).contains("there is no file or directory '" + absent + "' to read exceptions from");
    }

    @Test
    void shouldSayThatNoBrokerAnswers() {
        var call = Cli.run("replay", "--from", FROM, "--shadow", "--bootstrap", "127.0.0.1:1");

        assertThat(call.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(call.err()).contains("no Kafka broker answers at 127.0.0.1:1");
    }

    @Test
    void shouldAskTheJournalAloneForLabels() {
        var call = Cli.run("posture", "--label", "team=shop");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("--label asks the journal", "give --as-of as well");
    }
}
