package io.hullmark.engine.language;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hullmark.engine.language.CelRules.FileCompilation;
import io.hullmark.engine.language.RulePack.Entry;
import io.hullmark.engine.language.RulePack.Loading;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that we ship, as they lie in {@code rules/}. */
class ShippedRulesTest {
    private static final Path RULES = Path.of("..", "rules");
    private static final String TABLE =
            "| id | what holds | severity | CIS 1.6.0 | CIS 1.8.0 |\n|---|---|---|---|---|\n";

    /** Compiled once, for it takes a while. */
    private static final List<Entry> ENTRIES = load(PolicyValues.NONE);

    @TestFactory
    Stream<DynamicTest> shouldPassTheirOwnTests() {
        return ENTRIES.stream()
                .flatMap(entry -> entry.compiled().tests().stream()
                        .map(test -> dynamicTest(
                                entry.rule().id() + ": " + test.name(),
                                () -> assertThat(reason(test.run()))
                                        .as(entry.placeOf(test))
                                        .isEmpty())));
    }

    private static String reason(RuleTest.Result result) {
        return result instanceof RuleTest.Result.Failed failed ? failed.reason() : "";
    }

    @Test
    void shouldNameEachFileAfterItsRule() {
        assertThat(idsOf(entry -> !entry.file().endsWith(entry.rule().id() + ".yaml")))
                .isEmpty();
    }

    @Test
    void shouldShowForEachRuleWhatItSaysOfTheUnseen() {
        assertThat(idsOf(entry -> !expected(entry).contains(Verdict.UNKNOWN))).isEmpty();
    }

    @Test
    void shouldShowForEachRuleThatJudgesHowItPassesAndFails() {
        assertThat(idsOf(entry -> entry.compiled().text().contains("\nrequire:")
                        && !expected(entry).containsAll(Set.of(Verdict.PASS, Verdict.FAIL))))
                .isEmpty();
    }

    private static List<RuleId> idsOf(Predicate<Entry> entries) {
        return ENTRIES.stream().filter(entries).map(entry -> entry.rule().id()).toList();
    }

    private static Set<Verdict> expected(Entry entry) {
        return entry.compiled().tests().stream().map(RuleTest::expect).collect(toSet());
    }

    @Test
    void shouldTellOfEachFailureWhatDecided() {
        var failures = ENTRIES.stream()
                .flatMap(entry -> entry.compiled().tests().stream())
                .flatMap(test -> test.logic().get().explain(test.given()).failures().stream());

        assertThat(failures).isNotEmpty().allSatisfy(failure -> {
            assertThat(failure.message()).isNotBlank();
            assertThat(failure.evidence())
                    .as(failure.message())
                    .isNotEmpty()
                    .noneMatch(evidence -> evidence.path().isEmpty());
        });
    }

    /** 1.8.0 inserts a check at 2.7, so that the rest of section 2 moves up by one. */
    @ParameterizedTest(name = "CIS {0}: {1}.1 to {1}.{2}")
    @CsvSource({
        "1.6.0, 1.1, 18",
        "1.8.0, 1.1, 18",
        "1.6.0, 1.2, 2",
        "1.8.0, 1.2, 2",
        "1.6.0, 2, 18",
        "1.8.0, 2, 19",
        "1.6.0, 3, 24",
        "1.8.0, 3, 24",
        "1.6.0, 4, 12",
        "1.8.0, 4, 12",
        "1.6.0, 5, 32",
        "1.8.0, 5, 32",
        "1.6.0, 6, 2",
        "1.8.0, 6, 2",
        "1.6.0, 7, 9",
        "1.8.0, 7, 9"
    })
    void shouldServeEveryCheckOfASection(String version, String section, int last) {
        var expected = IntStream.rangeClosed(1, last)
                .mapToObj(check -> section + "." + check)
                .toList();

        var served = ENTRIES.stream()
                .flatMap(entry -> cis(entry.rule(), version).stream())
                .filter(id -> id.startsWith(section + "."))
                .distinct();

        assertThat(served).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest(name = "CIS {0}: {1} checks")
    @CsvSource({"1.6.0, 117", "1.8.0, 118"})
    void shouldServeEveryCheckAndNoOther(String version, int checks) {
        var served = ENTRIES.stream()
                .flatMap(entry -> cis(entry.rule(), version).stream())
                .distinct();

        assertThat(served).hasSize(checks);
    }

    @Test
    void shouldStandInTheTableOfTheReadme() throws IOException {
        var readme = Files.readString(RULES.resolve("README.md"));

        assertThat(readme.substring(readme.indexOf(TABLE))).isEqualTo(table());
    }

    @ParameterizedTest
    @CsvSource({"container-no-privileged-host-port, 2", "container-runs-nightly, 3"})
    void shouldReadAsTheReadmeTells(String example, int tests) throws IOException {
        var readme = Files.readString(RULES.resolve("README.md"));
        int start = readme.indexOf("```yaml\nid: " + example) + "```yaml\n".length();

        var compilation =
                new CelRules().compileFile(readme.substring(start, readme.indexOf("```", start)), PolicyValues.NONE);

        assertThat(compilation)
                .isInstanceOfSatisfying(
                        FileCompilation.Accepted.class,
                        accepted -> assertThat(RuleTests.run(accepted.rules().get(0)))
                                .hasSize(tests)
                                .hasOnlyElementsOfType(RuleTest.Result.Passed.class));
    }

    @Test
    void shouldChangeNothingUnderTheExampleOfSiteValues() throws IOException {
        var text = Files.readString(RULES.resolve("policy.example.yaml"));

        var policy = new CelRules().parsePolicy(text);

        assertThat(policy).isInstanceOfSatisfying(PolicyParsing.Accepted.class, accepted -> {
            assertThat(hashes(load(accepted.values()))).isEqualTo(hashes(ENTRIES));
            assertThat(accepted.values().values().keySet())
                    .containsExactlyInAnyOrderElementsOf(ENTRIES.stream()
                            .flatMap(ShippedRulesTest::policyNames)
                            .distinct()
                            .toList());
        });
    }

    private static List<String> hashes(List<Entry> entries) {
        return entries.stream().map(entry -> entry.rule().hash()).toList();
    }

    private static Stream<String> policyNames(Entry entry) {
        return entry.compiled()
                .text()
                .lines()
                .dropWhile(line -> !line.equals("policy:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .filter(line -> line.matches("  [a-zA-Z]+:.*"))
                .map(line -> line.substring(2, line.indexOf(':')));
    }

    private static String table() {
        return TABLE
                + ENTRIES.stream()
                        .map(Entry::rule)
                        .sorted(Comparator.comparing(Rule::id))
                        .map(rule -> "| `%s` | %s | %s |%s|%s|%n"
                                .formatted(
                                        rule.id(),
                                        rule.title(),
                                        rule.severity().name().toLowerCase(Locale.ROOT),
                                        cell(cis(rule, "1.6.0")),
                                        cell(cis(rule, "1.8.0"))))
                        .collect(joining());
    }

    private static String cell(List<String> ids) {
        return ids.isEmpty() ? " " : " " + String.join(", ", ids) + " ";
    }

    private static List<String> cis(Rule rule, String version) {
        return rule.controls().stream()
                .filter(control -> control.framework().equals("cis-docker"))
                .filter(control -> control.version().equals(version))
                .map(control -> control.id())
                .toList();
    }

    private static List<Entry> load(PolicyValues policy) {
        var loading = RulePack.load(RULES, policy);
        assertThat(loading).isInstanceOf(Loading.Loaded.class);
        return ((Loading.Loaded) loading).pack().entries();
    }
}
