package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.producer.fake.FakeEngine;
import io.hullmark.producer.fake.Inspections;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** Judging once what docker inspect printed. */
class CheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOSTILE = "<script>\u001b[31m\u009b\u202e'\"&\uffff";

    @TempDir
    Path directory;

    private Path rules;

    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.createDirectory(directory.resolve("rules"));
        rule(
                "not-privileged",
                "critical",
                "require: \"!container.privileged\"",
                "framework: cis, version: '1', id: '5.5'");
        rule("memory-limited", "low", "require: container.memory > 0", "framework: nist, id: '1'");
        rule(
                "no-ssh",
                "high",
                "each: process in container.processes\nrequire: process.name != 'sshd'",
                "framework: cis, version: '1', id: '5.7'");
        rule(
                "not-paused",
                "low",
                "applies: container.state == 'paused'\nrequire: 'false'",
                "framework: cis, version: '1', id: '5.8'");
        rule("looked-at", "low", "manual: look at it", "framework: cis, version: '1', id: '5.9'");
        rule(
                "tmpfs-small",
                "medium",
                "each: path in container.volumesFrom\nrequire: path == 'good'",
                "framework: cis, version: '1', id: '5.10'");
    }

    @Test
    void shouldShowWhatNeedsAttentionWorstFirstWithEvidenceAndWhatToDo() throws IOException {
        var call = check("web");

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.out())
                .containsSubsequence(
                        "CRITICAL",
                        "not-privileged  A title of not-privileged",
                        "container web",
                        "web breaks not-privileged",
                        "container.privileged is true, expected false",
                        "do: Mend it. (cis@1 5.5)".replace(". (", ".  ("),
                        "LOW",
                        "memory-limited",
                        "UNKNOWN",
                        "no-ssh",
                        "container.processes is missing",
                        "1 subject judged: 4 FAIL, 1 UNKNOWN, 1 MANUAL, 0 PASS, 1 NOT_APPLICABLE"
                                .replace("4 FAIL", "3 FAIL"));
        assertThat(call.out()).doesNotContain("not-paused", "looked-at");
    }

    @Test
    void shouldShowEveryVerdictWhenAsked() throws IOException {
        var call = check("web", "--all");

        assertThat(call.out()).contains("NOT_APPLICABLE", "not-paused", "MANUAL", "looked-at", "look at it");
    }

    @Test
    void shouldGiveOneObjectAVerdictAndOneForEachElementThatFails() throws IOException {
        var lines = objects(check("web", "--output", "json"));

        assertThat(lines.get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "rule",
                        "controls",
                        "severity",
                        "subject",
                        "element",
                        "verdict",
                        "evidence",
                        "message",
                        "missing");
        assertThat(lines)
                .extracting(line -> "%s %s %s %s"
                        .formatted(
                                line.path("rule").asText(),
                                line.path("verdict").asText(),
                                line.path("element").asText(),
                                line.path("missing").asText()))
                .containsExactly(
                        "looked-at MANUAL  ",
                        "memory-limited FAIL  ",
                        "no-ssh UNKNOWN  container.processes is missing: not seen yet",
                        "not-paused NOT_APPLICABLE  ",
                        "not-privileged FAIL  ",
                        "tmpfs-small FAIL bad ",
                        "tmpfs-small FAIL worse ");
        assertThat(lines.get(4).toString())
                .contains("\"controls\":[{\"framework\":\"cis\",\"version\":\"1\",\"id\":\"5.5\"}]")
                .contains("\"subject\":{\"kind\":\"CONTAINER\",\"host\":\"inspected\",\"id\":\"c1")
                .contains(
                        "\"evidence\":[{\"path\":\"container.privileged\",\"observed\":\"true\",\"expected\":\"false\"}]")
                .contains("\"severity\":\"CRITICAL\"", "\"message\":\"web breaks not-privileged\"");
    }

    @Test
    void shouldGiveSarifWithAFingerprintForEachFinding() throws IOException {
        var run = JSON.readTree(check("web", "--output", "sarif").out()).at("/runs/0");

        assertThat(run.at("/tool/driver/rules")).hasSize(6);
        assertThat(run.at("/results"))
                .extracting(result -> result.path("ruleId").asText() + " "
                        + result.path("kind").asText() + " "
                        + result.path("level").asText())
                .containsExactly(
                        "looked-at review none",
                        "memory-limited fail note",
                        "no-ssh open none",
                        "not-privileged fail error",
                        "tmpfs-small fail warning",
                        "tmpfs-small fail warning");
        assertThat(run.at("/results/3/partialFingerprints/hullmarkFindingId~1v1")
                        .asText())
                .matches("[0-9a-f]{32}");
        assertThat(run.at("/results/5/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("inspected/container/web/worse");
        assertThat(run.at("/tool/driver/rules/4/help/text").asText()).contains("Mend it.", "cis@1 5.5");
    }

    @Test
    void shouldGiveAJunitSuiteASubjectInWhichNothingUndecidedPasses() throws Exception {
        var suites = xml(check("web", "--output", "junit").out()).getDocumentElement();

        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(1);
        assertThat(suites.getAttribute("tests")).isEqualTo("6");
        assertThat(suites.getAttribute("failures")).isEqualTo("3");
        assertThat(suites.getAttribute("skipped")).isEqualTo("3");
        assertThat(suites.getElementsByTagName("failure").item(1).getTextContent())
                .contains("container.privileged is true, expected false", "do: Mend it.");
    }

    @ParameterizedTest
    @EnumSource(CheckFormat.class)
    void shouldMakeHostileNamesHarmlessInEveryFormat(CheckFormat format) throws Exception {
        var call = check(HOSTILE, "--all", "--output", format.name());

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.out()).contains("script").doesNotContain("\u001b", "\u009b", "\u202e", "\uffff");
        if (format == CheckFormat.html || format == CheckFormat.junit) {
            assertThat(call.out()).doesNotContain("<script");
            assertThat(xml(call.out()).getDocumentElement()).isNotNull();
        } else if (format == CheckFormat.json) {
            assertThat(objects(call).get(0).at("/subject/name").asText()).isEqualTo(HOSTILE);
        } else if (format == CheckFormat.sarif) {
            assertThat(JSON.readTree(call.out()).toString()).contains("<script>");
        }
    }

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

    /** A privileged container without limits. */
    private Cli check(String name, String... flags) throws IOException {
        var container = Inspections.container(Inspections.id("c1"), name);
        container
                .withObject("/HostConfig")
                .put("Privileged", true)
                .put("Memory", 0)
                .putArray("VolumesFrom")
                .add("good")
                .add("bad")
                .add("worse");
        var file = Files.writeString(directory.resolve("inspect.json"), "[" + JSON.writeValueAsString(container) + "]");
        var arguments = new java.util.ArrayList<>(List.of("check", file.toString(), "--rules", rules.toString()));
        arguments.addAll(List.of(flags));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private void rule(String id, String severity, String logic, String control) throws IOException {
        var message = logic.contains("manual:") || logic.contains("manual")
                ? ""
                : "message: \"{container.name} breaks " + id + "\"\n";
        Files.writeString(rules.resolve(id + ".yaml"), """
                id: %s
                title: A title of %s
                subject: container
                severity: %s
                %s
                %sremediation: Mend it.
                controls:
                  - {%s}
                """.formatted(id, id, severity, logic, message, control));
    }

    private static List<JsonNode> objects(Cli call) {
        return call.out().lines().map(CheckTest::object).toList();
    }

    private static JsonNode object(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static org.w3c.dom.Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
