package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.Scope;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.HeldRule;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.verdicts.VerdictCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are found by the answer to one question say what they say when they are asked one by one. */
class SelectionTest {
    private static final List<String> APPLIES = List.of(
            "container.state == 'running'",
            "container.state == 'exited'",
            "'paused' == container.state",
            "container.state in ['running', 'paused']",
            "container.state != 'running'",
            "container.labels['team'] == 'red'",
            "container.labels['team'] == 'blue'",
            "container.labels['team'] == 'red' && container.privileged",
            "container.privileged && container.labels.team == 'blue'",
            "container.labels['owner'] == 'red'",
            "container.labels['team'] == 'red' || container.privileged",
            "!(container.labels['team'] == 'red')",
            "container.logging.driver == 'none'",
            "container.effective.networkMode == 'host'",
            "container.mounts.filter(m, m.rw)[0].source == '/etc'",
            "container.mounts.filter(m, !m.rw)[0].source == '/etc'");

    private static final List<String> REQUIRES = List.of(
            "require: '!container.privileged'",
            "require: container.memory > 0",
            "manual: Somebody must look.",
            "each: mount in container.mounts\nrequire: '!mount.rw'");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void shouldTellTheSameNewsAsAskingOneByOne(long seed) {
        var random = new Random(seed);
        var rules = rules(60, random);
        byte[] known = new byte[60];

        for (int change = 0; change < 300; change++) {
            var bindings = container(random);
            var news = rules.all(ObjectKind.CONTAINER).news(bindings, known);

            assertThat(news).as("change %d", change).containsExactly(oneByOne(rules, bindings, known));
            for (int ordinal : news) {
                known[ordinal] = rules.decide(ordinal, ObjectKind.CONTAINER, bindings);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "container.state == 'running' ; container.state",
                "container.labels['team'] == 'red' ; container.labels[\"team\"]",
                "container.labels.team == 'red' && container.privileged ; container.labels[\"team\"]",
                "container.privileged && container.state in ['running'] ; container.state",
                "container.logging.driver == 'none' ; container.logging.driver",
                "container.state != 'running' ; ''",
                "container.state == 'running' || container.privileged ; ''",
                "container.labels[container.name] == 'red' ; ''",
                "container.mounts.filter(m, m.rw)[0].source == '/etc' ; ''",
                "container.privileged ; ''"
            })
    void shouldKnowByWhichQuestionARuleIsFound(String applies, String path) {
        var scope = rule(applies, REQUIRES.get(0)).logic().scope();

        assertThat(scope.map(Scope::path).orElse("")).isEqualTo(path);
    }

    @Test
    void shouldAskEachRuleItselfWhereTheQuestionHasNoAnswer() {
        var rules = ruleSet(List.of(
                rule("container.labels['team'] == 'red'", REQUIRES.get(0)),
                rule("container.labels['team'] == 'blue'", REQUIRES.get(0))));
        var bindings = Rules.bindings(Rules.container().set("labels", Map.of()).set("privileged", false));

        var news = rules.all(ObjectKind.CONTAINER).news(bindings, new byte[2]);

        assertThat(news).containsExactly(0, 1);
        assertThat(rules.decide(0, ObjectKind.CONTAINER, bindings)).isEqualTo(VerdictCode.of(Verdict.UNKNOWN));
    }

    private static int[] oneByOne(RuleSet rules, Bindings bindings, byte[] known) {
        var news = new ArrayList<Integer>();
        for (int ordinal = 0; ordinal < rules.size(); ordinal++) {
            byte code = rules.decide(ordinal, ObjectKind.CONTAINER, bindings);
            var verdict = VerdictCode.verdict(code);
            boolean speaks = verdict == Verdict.UNKNOWN
                    || verdict == Verdict.MANUAL
                    || (verdict == Verdict.FAIL && rules.perElement(ordinal));
            if (speaks || code != known[ordinal]) {
                news.add(ordinal);
            }
        }
        return news.stream().mapToInt(Integer::intValue).toArray();
    }

    private static RuleSet rules(int count, Random random) {
        var rules = new ArrayList<Rule>();
        for (int number = 0; number < count; number++) {
            var applies = APPLIES.get(random.nextInt(APPLIES.size()));
            rules.add(rule(applies, REQUIRES.get(random.nextInt(REQUIRES.size()))));
        }
        return ruleSet(rules);
    }

    private static Rule rule(String applies, String require) {
        return Rules.rule("applies: \"%s\"\n%s".formatted(applies, require));
    }

    private static RuleSet ruleSet(List<Rule> rules) {
        var entries = new ArrayList<RuleSet.Entry>();
        for (Rule rule : rules) {
            var held = new HeldRule("rule-" + entries.size(), "", entries.size(), 1, HeldRule.Standing.IN_FORCE);
            entries.add(new RuleSet.Entry(held, rule));
        }
        return RuleSet.of(entries);
    }

    private static Bindings container(Random random) {
        var labels = List.of(
                Map.of(), Map.of("team", "red"), Map.of("team", "blue"), Map.of("team", "green", "owner", "red"));
        var container = Rules.container()
                .set("privileged", random.nextBoolean())
                .set("memory", (long) random.nextInt(2))
                .set("state", List.of("running", "paused", "exited").get(random.nextInt(3)))
                .set("labels", labels.get(random.nextInt(labels.size())))
                .set("mounts", List.of(Rules.mount(random.nextBoolean() ? "/etc" : "/x", "/x", random.nextBoolean())));
        if (random.nextInt(4) == 0) {
            container.missing(random.nextBoolean() ? "state" : "labels", Missing.NOT_SEEN);
        }
        return Rules.bindings(container);
    }
}
