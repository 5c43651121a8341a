package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "check",
                "agent",
                "streams",
                "topics",
                "rules",
                "exceptions",
                "violations",
                "anomalies",
                "posture",
                "version"
            })
    void shouldTeachEveryCommand(String command) {
        var help = Cli.run("help", command);
        var flag = Cli.run(command, "--help");

        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(help.out()).startsWith("Usage: hullmark " + command);
        assertThat(flag).isEqualTo(help);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "violations --opn     | Unknown option: '--opn'; did you mean '--open'?                  | violations",
                "up --smaple          | Unknown option: '--smaple'; did you mean '--sample'?             | up",
                "rules publsih        | Unmatched argument at index 1: 'publsih'; did you mean 'publish'? | rules",
                "postures             | Unmatched argument at index 0: 'postures'; did you mean 'posture'? | ''",
                "up --like-last-year  | Unknown option: '--like-last-year'                               | up",
                "version now          | Unmatched argument at index 1: 'now'                             | version",
            })
    void shouldAnswerAWrongWordWithWhatIsMeantAndWhereTheHelpIs(String arguments, String complaint, String command) {
        var call = Cli.run(arguments.split(" ", -1));

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err().lines())
                .containsExactly(
                        "hullmark: " + complaint, "Try '%s --help'.".formatted(("hullmark " + command).strip()));
    }

    @Test
    void shouldSayWhichTimesAreUnderstood() {
        var call = Cli.run("up", "--for", "soon");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("'soon' is no time such as 30s, 5m or 1h");
    }

    @Test
    void shouldTeachTheCommandsOfACommand() {
        var help = Cli.run("rules", "publish", "--help");

        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(help.out()).startsWith("Usage: hullmark rules publish");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topics check --bootstrap 127.0.0.1:1                    | 3 | no Kafka broker at '127.0.0.1:1' answered | check that it runs",
                "violations --bootstrap 127.0.0.1:1                      | 3 | no Kafka broker answers at 127.0.0.1:1   | start 'hullmark up', or name one with --bootstrap",
                "violations --bootstrap no.such.host.invalid:1           | 3 | can't connect to Kafka at no.such.host.invalid:1 | check --bootstrap",
                "posture --bootstrap nonsense                            | 3 | can't connect to Kafka at nonsense       | check --bootstrap",
                "violations --open --follow                              | 2 | --open shows one moment                  | give one of them",
                "anomalies --learning --follow                           | 2 | --open and --learning show one moment    | give one of them",
                "anomalies --learning --open                             | 2 | --learning what can't be yet             | give one of them",
                "up --rules nowhere                                      | 2 | no file or directory 'nowhere'           | to read rules from",
                "rules lint nowhere                                      | 2 | no file or directory 'nowhere'           | to read rules from",
                "exceptions lint nowhere                                 | 2 | no file or directory 'nowhere'           | to read exceptions from",
                "exceptions list --bootstrap 127.0.0.1:1                 | 3 | no Kafka broker answers at 127.0.0.1:1   | start 'hullmark up', or name one with --bootstrap",
                "topics create --partitions 0 --bootstrap 127.0.0.1:1    | 2 | topics have 1 to 10000 partitions        | got 0",
                "topics check --prefix a/b --bootstrap 127.0.0.1:1       | 2 | a prefix of topics has                   | got 'a/b'",
                "agent --engine ftp://here                               | 2 | engine must be an address such as        | 'ftp://here'",
                "streams --state-dir /proc/nowhere --bootstrap 127.0.0.1:1 | 3 | no Kafka broker at '127.0.0.1:1' answered | check that it runs",
            })
    void shouldSayInALineWhatIsWrongAndWhatToDo(String arguments, int exitCode, String what, String remedy) {
        var call = Cli.run(arguments.split(" ", -1));

        assertThat(call.err().lines())
                .singleElement()
                .asString()
                .startsWith("hullmark: ")
                .contains(what, remedy);
        assertThat(call.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void shouldReadAFlagFromTheEnvironmentAndBelowItFromTheFile() throws IOException {
        var file = Files.writeString(directory.resolve("hullmark.properties"), """
                commit.interval=from the file
                threads=from the file
                """);

        var call = Cli.with(
                Map.of("HULLMARK_CONFIG", file.toString(), "HULLMARK_THREADS", "from the environment"),
                "streams",
                "--clock-quiet",
                "from a flag");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .contains("commit.interval must be", "got 'from the file'")
                .contains("threads must be a number from 1 to 64, got 'from the environment'")
                .contains("clock.quiet must be", "got 'from a flag'");
    }

    @Test
    void shouldGiveKafkaItsPropertiesFromTheEnvironment() {
        var call = Cli.with(Map.of("HULLMARK_KAFKA_SECURITY_PROTOCOL", "QUANTUM"), "violations", "--bootstrap", NOBODY);

        assertThat(call.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(call.err()).contains("QUANTUM", "check --bootstrap and --kafka");
    }

    @Test
    void shouldSayThatItsPropertiesFileCanNotBeRead() {
        var call = Cli.with(Map.of("HULLMARK_CONFIG", "/nowhere/hullmark.properties"), "version");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err().lines())
                .singleElement()
                .asString()
                .contains("HULLMARK_CONFIG: can't read '/nowhere/hullmark.properties'");
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
