package io.hullmark.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.engine.rules.Control;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing rules without a cluster. */
class RulesListTest {
    private static final String CIS = "cis-docker@1.8.0";

    @Test
    void shouldListEveryCheckOfTheBenchmarkInItsOrder() {
        var call = Cli.run("rules", "list", "--rules", "../rules", "--framework", CIS);

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(byCheck(call).keySet()).containsExactlyElementsOf(checks());
    }

    /** All 118 of them. */
    private static List<String> checks() {
        return Stream.of(
                        checks("1.1", 18),
                        checks("1.2", 2),
                        checks("2", 19),
                        checks("3", 24),
                        checks("4", 12),
                        checks("5", 32),
                        checks("6", 2),
                        checks("7", 9))
                .flatMap(section -> section)
                .toList();
    }

    private static Stream<String> checks(String section, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(check -> section + "." + check);
    }

    private static Map<String, List<String>> byCheck(Cli call) {
        return call.out()
                .lines()
                .collect(groupingBy(
                        line -> line.substring(0, line.indexOf(' ')),
                        LinkedHashMap::new,
                        mapping(line -> line, toList())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.5   | container-not-privileged | from facts",
                "4.4   | image-scanned            | UNKNOWN until there is: the result of a vulnerability scan",
                "1.2.1 | host-hardened            | MANUAL: Compare the host",
            })
    void shouldSayOfEachCheckHowItIsDecided(String check, String rule, String decided) {
        var call = Cli.run("rules", "list", "--rules", "../rules", "--framework", CIS);

        assertThat(byCheck(call).get(check)).singleElement().asString().contains(rule + " ", decided);
    }

    @Test
    void shouldGiveOneObjectForEachRuleOfAFramework() {
        var call = Cli.run("rules", "list", "--rules", "../rules", "--framework", CIS, "--output", "json");

        var rules = JudgedFile.objects(call);
        assertThat(rules)
                .extracting(RulesListTest::id)
                .doesNotHaveDuplicates()
                .startsWith("host-data-on-own-partition");
        assertThat(rule(rules, "container-not-privileged"))
                .contains("\"subject\":\"CONTAINER\"", "\"severity\":\"CRITICAL\"", "\"mode\":\"ENFORCE\"")
                .contains("\"decided\":\"FACTS\",\"missing\":\"\"", "\"title\":\"Containers do not run privileged\"")
                .contains("{\"framework\":\"cis-docker\",\"version\":\"1.8.0\",\"id\":\"5.5\"");
        assertThat(rule(rules, "image-scanned"))
                .contains("\"decided\":\"UNKNOWN\",\"missing\":\"the result of a vulnerability scan");
        assertThat(rule(rules, "host-hardened")).contains("\"decided\":\"MANUAL\",\"missing\":\"Compare the host");
    }

    @Test
    void shouldKnowTheLevelOfEveryCheckInBothVersions() {
        var levels = BenchmarkLevels.in(Path.of("..", "rules"));

        assertThat(levels.levels()).hasSize(117 + 118);
        assertThat(levels.of(new Control("cis-docker", "1.6.0", "5.3"))).hasValue(2);
        assertThat(levels.of(new Control("cis-docker", "1.8.0", "2.7"))).hasValue(1);
        assertThat(levels.of(new Control("nist-800-53", "r5", "AC-6"))).isEmpty();
        assertThat(BenchmarkLevels.in(Path.of("nowhere")).levels()).isEmpty();
    }

    private static String id(JsonNode rule) {
        return rule.path("id").asText();
    }

    private static String rule(List<JsonNode> rules, String id) {
        return rules.stream()
                .filter(rule -> id(rule).equals(id))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    @Test
    void shouldTellVersionsOfAFrameworkApart() {
        var call = Cli.run("rules", "list", "../rules", "--framework", "cis-docker");

        assertThat(call.out()).contains("cis-docker@1.6.0 2.9 daemon-user", "cis-docker@1.8.0 2.10 daemon-user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cis-docker@1.8", "cis-dokcer@1.8.0"})
    void shouldSuggestAFrameworkThatThereIs(String framework) {
        var call = Cli.run("rules", "list", "../rules", "--framework", framework);

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .contains("no rule serves the framework '" + framework + "'", "did you mean 'cis-docker@1");
    }

    @Test
    void shouldListTheShippedPackWhereNobodyNamesACluster() {
        var call = Cli.run("rules", "list", "--framework", CIS);

        // Tests run in the directory of this module, where no pack lies.
        assertThat(call.err()).contains("there is no file or directory './rules' to read rules from");
    }

    @Test
    void shouldAskTheClusterThatSomebodyNames() {
        var bootstrap = Map.of("HULLMARK_BOOTSTRAP", "127.0.0.1:1");

        var call = Cli.with(bootstrap, "rules", "list", "--framework", CIS);

        assertThat(call.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(call.err()).contains("127.0.0.1:1");
    }

    @Test
    void shouldTakeRulesOfTheEnvironmentInPlaceOfTheShippedPackOnly() {
        var rules = Map.of("HULLMARK_RULES", "../rules");

        assertThat(Cli.with(rules, "rules", "list", "--framework", CIS).exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(Cli.with(rules, "rules", "list", "--bootstrap", "127.0.0.1:1")
                        .exitCode())
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void shouldRefuseTwoPlacesForRules() {
        var call = Cli.run("rules", "list", "../rules", "--rules", "../rules");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("give one of them");
    }
}
