package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.RulePack.Loading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePackTest {
    private static final String RULE = """
            id: one
            title: It holds
            subject: container
            severity: high
            require: "!container.privileged"
            message: It is wrong
            remediation: Make it right.
            tests:
              - {name: good, given: {container: {privileged: false}}, expect: PASS}
              - {name: bad, given: {container: {privileged: true}}, expect: PASS}
            """;

    @TempDir
    Path directory;

    private List<String> problems() {
        var loading = RulePack.load(directory);
        assertThat(loading).isInstanceOf(Loading.Refused.class);
        return ((Loading.Refused) loading)
                .problems().stream()
                        .map(problem -> problem.toString().replace(directory + "/", ""))
                        .toList();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(directory.resolve(file).getParent());
        Files.writeString(directory.resolve(file), text);
    }

    @Test
    void shouldLoadAllDocumentsInTheOrderOfTheirFiles() throws IOException {
        write("b.yaml", RULE.replace("id: one", "id: two") + "---\n" + RULE.replace("id: one", "id: three"));
        write("a/a.yaml", RULE);
        write("policy.yaml", "most: 1");
        write("controls.yaml", "themes: {}");
        write("README.md", "no rule");

        var loading = RulePack.load(directory);

        assertThat(loading)
                .isInstanceOfSatisfying(
                        Loading.Loaded.class,
                        loaded -> assertThat(loaded.pack().rules())
                                .extracting(rule -> rule.id().value())
                                .containsExactly("one", "two", "three"));
    }

    @Test
    void shouldGatherTheProblemsOfAllFiles() throws IOException {
        write("a.yaml", RULE.replace("privileged", "privilegd"));
        write("b.yaml", RULE + "---\n" + RULE.replace("severity: high", "severity: worst"));
        Files.write(directory.resolve("c.yaml"), "id: \u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems())
                .containsExactly(
                        "a.yaml:5:22: there is no field 'privilegd' here; did you mean 'privileged'?",
                        "a.yaml:9:38: container has no key 'privilegd'; did you mean 'privileged'?",
                        "a.yaml:10:37: container has no key 'privilegd'; did you mean 'privileged'?",
                        "b.yaml:15:11: severity must be one of critical, high, informational, low, medium, got 'worst'",
                        "c.yaml:1:1: the file is not UTF-8");
    }

    @Test
    void shouldRefuseAnIdThatIsTaken() throws IOException {
        write("a.yaml", RULE);
        write("b.yaml", "# twice\n" + RULE);

        assertThat(problems()).containsExactly("b.yaml:2:1: the id 'one' is already taken by a.yaml:1");
    }

    @Test
    void shouldSayThatADirectoryHasNoRules() {
        assertThat(problems())
                .containsExactly(directory + ":1:1: there is no rule here; a pack has files named *.yaml");
    }

    @Test
    void shouldReportATestThatFailsWithItsPlaceAndEvidence() throws IOException {
        write("a.yaml", RULE);
        var pack = ((Loading.Loaded) RulePack.load(directory.resolve("a.yaml"))).pack();
        var entry = pack.entries().get(0);

        var results = RuleTests.run(entry.compiled());

        assertThat(results.get(0)).isInstanceOf(RuleTest.Result.Passed.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(RuleTest.Result.Failed.class, failed -> {
            assertThat(failed.reason())
                    .isEqualTo("expected PASS, got FAIL; container.privileged is true, expected false");
            assertThat(entry.placeOf(failed.test())).isEqualTo(directory.resolve("a.yaml") + ":10:5");
        });
    }
}
