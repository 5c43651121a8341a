package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of exceptions without a cluster. */
class ExceptionsTest {
    private static final String GOOD = """
            id: shop-debugger
            type: operational-requirement
            scope: {rules: [container-not-privileged], containers: [shop-debug]}
            reason: the debugger needs it
            requester: alice
            approver: bob
            expires: 2999-12-31
            tests:
              - {finding: {rule: container-not-privileged, container: shop-debug}, expect: SUPPRESSED}
              - {name: only there, finding: {rule: container-not-privileged, container: shop}, expect: OPEN}
            """;

    @TempDir
    Path directory;

    @Test
    void shouldFindGoodOnesInOrder() throws IOException {
        var call = Cli.run("exceptions", "lint", file(GOOD), "--rules", "../rules");

        assertThat(call).isEqualTo(new Cli(ExitCode.OK, "1 exceptions in order\n", ""));
    }

    @Test
    void shouldFindTheExampleInOrderAndItsTestsPass() {
        var lint = Cli.run("exceptions", "lint", "../docs/exceptions.example.yaml", "--rules", "../rules");
        var test = Cli.run("exceptions", "test", "../docs/exceptions.example.yaml");

        assertThat(lint).isEqualTo(new Cli(ExitCode.OK, "2 exceptions in order\n", ""));
        assertThat(test).isEqualTo(new Cli(ExitCode.OK, "3 tests passed, 0 failed\n", ""));
    }

    @Test
    void shouldTellEveryProblemByItsPlace() throws IOException {
        var call =
                Cli.run("exceptions", "lint", file(GOOD.replace("bob", "alice").replace("type:", "typ:")));

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err())
                .contains(
                        "x.yaml:1:1: an exception needs the key 'type'",
                        "x.yaml:2:1: an exception has no key 'typ'; did you mean 'type'?",
                        "x.yaml:6:1: approver must be another person than the requester, got 'alice' for both",
                        "3 problems, nothing was done");
    }

    @Test
    void shouldTellWhatTheRulesDoNotKnow() throws IOException {
        var call = Cli.run(
                "exceptions",
                "lint",
                file(GOOD.replace("rules: [container-not-privileged]", "rules: [container-not-privleged]")),
                "--rules",
                "../rules");

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err())
                .contains("x.yaml:3:17: there is no rule 'container-not-privleged'; did you mean 'container-not-priv");
    }

    @Test
    void shouldRunTheirTests() throws IOException {
        var passing = Cli.run("exceptions", "test", file(GOOD));
        var failing = Cli.run("exceptions", "test", file(GOOD.replace("[shop-debug]", "[shop*]")));

        assertThat(passing).isEqualTo(new Cli(ExitCode.OK, "2 tests passed, 0 failed\n", ""));
        assertThat(failing.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(failing.out())
                .contains(
                        "x.yaml:10:5: shop-debugger: only there: expected OPEN, got SUPPRESSED",
                        "1 tests passed, 1 failed");
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("x.yaml"), text).toString();
    }
}
