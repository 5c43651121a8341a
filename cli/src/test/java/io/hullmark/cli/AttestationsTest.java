package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of attestations and acknowledgements without a cluster. */
class AttestationsTest {
    private static final String GOOD = """
            id: hosts-hardened
            scope: {rules: [host-hardened], hosts: [shop-*]}
            statement: gone through with the checklist
            by: alice
            until: 2999-12-31
            """;

    @TempDir
    Path directory;

    @Test
    void shouldFindGoodOnesInOrder() throws IOException {
        var call = Cli.run("attestations", "lint", file(GOOD), "--rules", "../rules");

        assertThat(call).isEqualTo(new Cli(ExitCode.OK, "1 attestations in order\n", ""));
    }

    @Test
    void shouldFindTheExampleInOrder() {
        var call = Cli.run("attestations", "lint", "../docs/attestations.example.yaml", "--rules", "../rules");

        assertThat(call).isEqualTo(new Cli(ExitCode.OK, "2 attestations in order\n", ""));
    }

    @Test
    void shouldTellEveryProblemByItsPlace() throws IOException {
        var call = Cli.run(
                "attestations",
                "lint",
                file(GOOD.replace("by:", "from:")
                        .replace("rules: [host-hardened], ", "")
                        .replace("2999", "2001")));

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err())
                .contains(
                        "x.yaml:1:1: an attestation needs the key 'by'",
                        "x.yaml:2:1: scope must name the rules or controls that are attested, not everything",
                        "x.yaml:4:1: an attestation has no key 'from'",
                        "x.yaml:5:1: until must lie in the future, got 2002-01-01T00:00:00Z",
                        "4 problems, nothing was done");
    }

    @Test
    void shouldRefuseTheSameIdTwice() throws IOException {
        var call = Cli.run("attestations", "lint", file(GOOD + "---\n" + GOOD));

        assertThat(call.err())
                .contains(
                        "x.yaml:7:1: the id 'hosts-hardened' is already taken by", "x.yaml:1", "\n1 problem, nothing");
    }

    @Test
    void shouldTellOfRulesThatAreNotThereOrDecideByThemselves() throws IOException {
        var call = Cli.run(
                "attestations",
                "lint",
                file(GOOD.replace("[host-hardened]", "[host-hardend, container-not-privileged]")),
                "--rules",
                "../rules");

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err())
                .contains(
                        "x.yaml:2:17: there is no rule 'host-hardend'; did you mean 'host-hardened'?",
                        "x.yaml:2:31: the rule 'container-not-privileged' decides by itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0"})
    void shouldRefuseToAcknowledgeWhatIsNoFinding(String id) {
        var call = Cli.run("findings", "acknowledge", id, "--by", "alice");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .contains("the id of a finding has 32 hex digits in small letters, got '%s'".formatted(id));
    }

    @Test
    void shouldAskWhoAcknowledges() {
        var nobody = Cli.run("findings", "acknowledge", "0".repeat(32));
        var blank = Cli.run("findings", "acknowledge", "0".repeat(32), "--by", " ");

        assertThat(nobody.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(nobody.err()).contains("--by");
        assertThat(blank.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(blank.err()).contains("by must not be empty");
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("x.yaml"), text).toString();
    }
}
