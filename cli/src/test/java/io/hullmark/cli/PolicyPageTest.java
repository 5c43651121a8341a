package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.producer.fake.Inspections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/policy.md, followed literally. */
class PolicyPageTest {
    private static final Path PAGE = Path.of("..", "docs", "policy.md");
    private static final String RULE = "container-no-privileged-host-port";

    @TempDir
    private Path directory;

    private Path policy = Path.of("");
    private Path inspected = Path.of("");

    @BeforeEach
    void writeWhatThePageShows() throws IOException {
        policy = Files.writeString(directory.resolve("policy.yaml"), examples().get(0));
        var web = Inspections.container(Inspections.id("c1"), "web");
        ((ObjectNode) web.get("NetworkSettings"))
                .set("Ports", Inspections.parse("{\"443/tcp\": [{\"HostIp\": \"10.0.0.5\", \"HostPort\": \"443\"}]}"));
        inspected = Files.writeString(directory.resolve("inspected.json"), "[" + web + "]");
    }

    @Test
    void shouldPassWhatTheSiteApproves() {
        var without = check();
        var with = check("--policy", policy.toString());

        assertThat(without).isEqualTo("FAIL");
        assertThat(with).isEqualTo("PASS");
    }

    @Test
    void shouldBeInOrder() {
        var call = Cli.run("rules", "lint", "../rules", "--policy", policy.toString());

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.err()).isEmpty();
    }

    @Test
    void shouldSayWhichNameAMisspeltOneIsNear() throws IOException {
        Files.writeString(policy, "approvedPrivilegedPort: [443/tcp]");

        var call = Cli.run("rules", "lint", "../rules", "--policy", policy.toString());

        assertThat(call.err().lines())
                .singleElement()
                .asString()
                .contains(
                        policy.toString(),
                        "no rule uses 'approvedPrivilegedPort'",
                        "did you mean 'approvedPrivilegedPorts'?");
        assertThat(call.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldRefuseAValueOfAnotherTypeWithThePlaceOfTheRule() throws IOException {
        Files.writeString(policy, "approvedPrivilegedPorts: 443/tcp");

        var call = Cli.run("rules", "lint", "../rules", "--policy", policy.toString());

        assertThat(call.err()).contains(RULE + ".yaml:5:1:", "approvedPrivilegedPorts must be a list");
        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
    }

    @Test
    void shouldShowARuleWithAValueOfItsOwnThatWorks() throws IOException {
        var rules = Files.createDirectory(directory.resolve("rules"));
        Files.writeString(rules.resolve("own.yaml"), """
                id: own
                title: Containers keep the time of the site
                subject: container
                severity: low
                %smessage: "{container.name} keeps another time"
                remediation: Set the label timezone.
                """.formatted(examples().get(1)));

        var call = Cli.run("rules", "lint", rules.toString());

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldNameOnlyValuesThatThereAre() throws IOException {
        var example = Files.readString(Path.of("..", "rules", "policy.example.yaml"));

        assertThat(Pattern.compile("`([a-z]+[A-Z][A-Za-z]+)`")
                        .matcher(Files.readString(PAGE))
                        .results()
                        .map(name -> name.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(example).contains("\n" + name + ":"));
    }

    private String check(String... flags) {
        var arguments = new java.util.ArrayList<>(
                List.of("check", inspected.toString(), "--rules", "../rules", "--output", "json"));
        arguments.addAll(List.of(flags));
        return JudgedFile.objects(Cli.run(arguments.toArray(String[]::new))).stream()
                .filter(line -> line.path("rule").asText().equals(RULE))
                .map(line -> line.path("verdict").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The blocks of YAML on the page, without their indentation. */
    private static List<String> examples() throws IOException {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1).stripIndent())
                .toList();
    }
}
