package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judging once what docker inspect printed. */
class CheckTest extends JudgedFile {
    @ParameterizedTest
    @CsvSource({"low, 4", "critical, 4", "CRITICAL, 4"})
    void shouldFailOnAFindingThatIsBadEnough(String severity, int exitCode) throws IOException {
        var call = check("web", "--fail-on", severity);

        assertThat(call.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void shouldNotFailOnALesserFinding() throws IOException {
        var call = check("web", "--fail-on", "high", "--framework", "nist");

        assertThat(call.out()).contains("memory-limited");
        assertThat(call.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldNotFailOnARuleThatIsOnlyTriedOut() throws IOException {
        rule(
                "not-privileged",
                "critical",
                "mode: shadow\nrequire: \"!container.privileged\"",
                "framework: cis, version: '1', id: '5.5'");

        var call = check("web", "--fail-on", "critical");

        assertThat(call.out()).contains("not-privileged", "(shadow)");
        assertThat(call.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldJudgeOnlyByTheRulesOfAFramework() throws IOException {
        var call = check("web", "--framework", "cis@1", "--output", "json");

        assertThat(objects(call)).extracting(line -> line.path("rule").asText()).doesNotContain("memory-limited");
    }

    @Test
    void shouldSuggestAFrameworkThatThereIs() throws IOException {
        var call = check("web", "--framework", "cis@2");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err().lines()).singleElement().asString().contains("did you mean 'cis@1'?", "cis@1, nist");
    }

    @Test
    void shouldJudgeAnEngine() {
        try (var engine = FakeEngine.on(directory.resolve("docker.sock"))) {
            engine.world().container(Inspections.container(Inspections.id("c1"), "web"));

            var call = Cli.run(
                    "check",
                    "--engine",
                    engine.address().toString(),
                    "--host-id",
                    "host-a",
                    "--rules",
                    rules.toString(),
                    "--output",
                    "json");

            assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
            assertThat(objects(call))
                    .anySatisfy(line -> assertThat(line.toString())
                            .contains("\"rule\":\"no-ssh\"", "\"verdict\":\"PASS\"", "\"host\":\"host-a\""));
        }
    }

    @Test
    void shouldJudgeAComposeFileWithoutPassingWhatItDoesNotTell() throws IOException {
        rule("user-named", "low", "require: container.user != ''", "framework: cis, version: '1', id: '5.11'");
        rule(
                "no-execs",
                "low",
                "each: exec in container.execs\nrequire: '!exec.privileged'",
                "framework: cis, version: '1', id: '5.12'");
        var file = Files.writeString(
                directory.resolve("compose.yml"), "services: {web: {image: x, privileged: true, mem_limit: 1g}}");

        var call = Cli.run("check", "--compose", file.toString(), "--rules", rules.toString(), "--output", "json");

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(objects(call))
                .extracting(line ->
                        line.path("rule").asText() + " " + line.path("verdict").asText())
                .contains("not-privileged FAIL", "memory-limited PASS", "user-named UNKNOWN", "no-execs UNKNOWN");
        assertThat(call.out()).contains("container.user is missing: a compose file does not tell");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check --compose nowhere.yml | 2 | there is no compose file 'nowhere.yml' | to check",
                "check --compose pom.xml | 2 | pom.xml: | this is no",
                "check --compose pom.xml - | 2 | --compose judges a compose file | give one of them",
                "check --engine unix:///nowhere/docker.sock | 3 | no Docker engine answers at unix:///nowhere/docker.sock | name another with --engine, or give files",
                "check nowhere.json      | 2 | there is no file 'nowhere.json' to check  | or - for standard input",
                "check pom.xml           | 2 | pom.xml:1:1: this is no JSON              | give what 'docker inspect' prints",
                "check src               | 2 | can't read 'src'                          | Is a directory",
            })
    void shouldSayInALineWhatIsWrongAndWhatToDo(String arguments, int exitCode, String what, String remedy) {
        var call = Cli.run((arguments + " --rules " + rules).split(" ", -1));

        assertThat(call.err().lines())
                .singleElement()
                .asString()
                .startsWith("hullmark: ")
                .contains(what, remedy);
        assertThat(call.exitCode()).isEqualTo(exitCode);
    }
}
