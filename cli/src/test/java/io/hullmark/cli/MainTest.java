package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"up", "agent", "streams", "topics", "rules", "violations", "posture", "version"})
    void shouldTeachEveryCommand(String command) {
        var help = Cli.run("help", command);

        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(help.out()).contains("Usage: hullmark " + command);
    }

    @Test
    void shouldAnswerAWrongFlagWithWhatIsWrongAndWhereTheHelpIs() {
        var call = Cli.run("violations", "--opn");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .contains("--opn", "--open", "Try 'hullmark violations --help'")
                .doesNotContain("Usage:");
    }

    @Test
    void shouldSayWhichTimesAreUnderstood() {
        var call = Cli.run("up", "--for", "soon");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("'soon' is no time such as 30s, 5m or 1h");
    }

    @Test
    void shouldSayInALineThatNoBrokerAnswers() {
        var call = Cli.run("topics", "check", "--bootstrap", NOBODY);

        assertThat(call.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(call.err().lines()).hasSize(1).first().asString().contains(NOBODY, "check that it runs");
    }

    @Test
    void shouldRunTheTestsOfTheShippedRules() {
        var call = Cli.run("rules", "test", "../rules");

        assertThat(call.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(call.out()).contains(" 0 failed");
    }

    @Test
    void shouldTellEveryProblemOfARuleByItsPlace() throws IOException {
        var file = Files.writeString(directory.resolve("wrong.yaml"), """
                id: Wrong
                title: A rule with two problems
                subject: container
                severity: urgent
                require: "true"
                message: never mind
                remediation: none
                """);

        var call = Cli.run("rules", "lint", file.toString());

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err()).contains("wrong.yaml:1:", "wrong.yaml:4:", "urgent", "nothing was done");
    }

    @Test
    void shouldListRulesOfADirectoryAsJson() {
        var call = Cli.run("rules", "list", "../rules", "--output", "json");

        assertThat(call.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(call.out().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"id\":\"container-not-privileged\"")
                        .contains("\"5.5\""));
    }

    @Test
    void shouldTellASettingThatCanNotBeByItsName() {
        var call = Cli.run("streams", "--commit-interval", "quickly");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("commit.interval must be", "'quickly'");
    }
}
