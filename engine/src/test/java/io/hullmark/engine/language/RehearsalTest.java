package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.language.CelRules.FileCompilation;
import io.hullmark.engine.rules.PolicyValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tests beside a rule play to it, and what the rule says then. */
class RehearsalTest {
    private static final String RULE = """
            id: played
            title: It is played
            subject: container
            severity: low
            applies: container.state == "exited"
            %s
            message: "{container.name} fails"
            remediation: Mend it.
            tests:
              - {name: played, given: {container: {name: web, state: %s}}, %s, expect: %s}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exited  | events: [0s], until: 25h      | PASS",
                "exited  | events: [0s], until: 26h      | FAIL",
                "exited  | events: [0s, 25h], until: 50h | PASS",
                "exited  | events: [0s, 27h], until: 28h | PASS",
                "exited  | until: 25h                    | PASS",
                "exited  | until: 27h                    | FAIL",
                "exited  | events: [0s, 27h]             | PASS",
                "running | until: 27h                    | NOT_APPLICABLE",
            })
    void shouldPlayWhatDoesNotHappen(String state, String play, String expect) {
        var rule = RULE.formatted("absent: {event: start, for: 26h, by: workload}", state, play, expect);

        assertThat(results(rule)).hasSize(1).hasOnlyElementsOfType(RuleTest.Result.Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"events: [0s, 1m, 2m], until: 9m | FAIL", "events: [0s, 1m, 2m], until: 10m | PASS"})
    void shouldPlayTheEndOfWhatWasCounted(String play, String expect) {
        var rule = RULE.formatted("counted: {event: start, atLeast: 3, within: 10m}", "exited", play, expect);

        assertThat(results(rule)).hasSize(1).hasOnlyElementsOfType(RuleTest.Result.Passed.class);
    }

    @Test
    void shouldNotKnowWhereNothingIsPlayed() {
        var rule = RULE.formatted("absent: {event: start, for: 26h}", "exited", "events: []", "UNKNOWN");

        assertThat(results(rule)).hasSize(1).hasOnlyElementsOfType(RuleTest.Result.Passed.class);
    }

    private static List<RuleTest.Result> results(String text) {
        var compilation = new CelRules().compileFile(text, PolicyValues.NONE);
        assertThat(compilation).isInstanceOf(FileCompilation.Accepted.class);
        return RuleTests.run(((FileCompilation.Accepted) compilation).rules().get(0));
    }
}
