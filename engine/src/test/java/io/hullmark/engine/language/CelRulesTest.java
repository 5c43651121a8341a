package io.hullmark.engine.language;

import static io.hullmark.engine.language.Rules.problems;
import static io.hullmark.engine.language.Rules.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which texts are rules, and what is said of those that are not. */
class CelRulesTest {
    private static final String REQUIRE = "require: '!container.privileged'\n";

    @Test
    void shouldReadEverythingThatARuleSays() {
        var rule = Rules.rule("""
                mode: shadow
                require: '!container.privileged'
                controls:
                  - {framework: cis-docker, version: "1.6.0", id: "5.5"}
                  - {framework: nist-800-190, id: 4.4.3}
                """);

        assertThat(rule.id().value()).isEqualTo("my-rule");
        assertThat(rule.severity()).isEqualTo(Severity.HIGH);
        assertThat(rule.mode()).isEqualTo(RuleMode.SHADOW);
        assertThat(rule.perElement()).isFalse();
        assertThat(rule.controls())
                .containsExactly(new Control("cis-docker", "1.6.0", "5.5"), new Control("nist-800-190", "", "4.4.3"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldRefuse(String text, int line, int column, String message) {
        assertThat(problems(text)).contains(new Problem(line, column, message));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                argumentSet("nothing", "", 1, 1, "this must be one rule, got 0 documents"),
                argumentSet("two rules", "a: 1\n---\nb: 2\n", 3, 1, "this must be one rule, got 2 documents"),
                argumentSet(
                        "a list",
                        "- a",
                        1,
                        1,
                        "a document is a mapping such as 'id: my-rule', not a single value or a list"),
                argumentSet("no YAML", "a: b: c", 1, 5, "this is not YAML: mapping values are not allowed here"),
                argumentSet(
                        "a tab",
                        "a:\n\tb: 1",
                        2,
                        1,
                        "this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
                argumentSet(
                        "an unknown key",
                        text(REQUIRE + "sevrity: low"),
                        8,
                        1,
                        "a rule has no key 'sevrity'; did you mean 'severity'?"),
                argumentSet("a key that occurs twice", text(REQUIRE + "id: other"), 8, 1, "the key 'id' occurs twice"),
                argumentSet(
                        "no demand",
                        text(""),
                        1,
                        1,
                        "a rule has exactly one of 'require', 'manual', 'missing', 'sustained', 'counted' and 'absent'"),
                argumentSet(
                        "two demands",
                        text(REQUIRE + "manual: x"),
                        8,
                        1,
                        "a rule has exactly one of 'require', 'manual', 'missing', 'sustained', 'counted' and 'absent'"),
                argumentSet(
                        "use of resources outside of a rule over time",
                        text("require: usage.memory.used > 0"),
                        7,
                        10,
                        "'usage' is what samples say: only 'sustained' and its message can read it"),
                argumentSet(
                        "sustained without a time",
                        text("sustained: {when: usage.memory.used > 0}"),
                        7,
                        12,
                        "'sustained' needs the key 'for'"),
                argumentSet(
                        "sustained for too long",
                        text("sustained: {when: usage.memory.used > 0, for: 25h}"),
                        7,
                        47,
                        "'for' is a time such as 5m, at most 24h, got '25h'"),
                argumentSet(
                        "a misspelled meter",
                        text("sustained: {when: usage.memory.workingset > 0, for: 1m}"),
                        7,
                        32,
                        "there is no field 'workingset' here; did you mean 'workingSet'?"),
                argumentSet(
                        "counted so often that it can't be kept",
                        text("counted: {event: start, atLeast: 1000, within: 1h}"),
                        7,
                        34,
                        "'atLeast' is a number from 2 to 100, got '1000'"),
                argumentSet(
                        "counted by nobody",
                        text("counted: {event: start, atLeast: 5, within: 1h, by: host}"),
                        7,
                        53,
                        "'by' is container or workload, got 'host'"),
                argumentSet(
                        "counted on a host",
                        text("counted: {event: start, atLeast: 5, within: 1h}")
                                .replace("subject: container", "subject: host")
                                .replace("{container.name}", "{host.name}"),
                        3,
                        1,
                        "'counted' is about containers"),
                argumentSet(
                        "absent without a time", text("absent: {event: start}"), 7, 9, "'absent' needs the key 'for'"),
                argumentSet(
                        "absent without an event", text("absent: {for: 26h}"), 7, 9, "'absent' needs the key 'event'"),
                argumentSet(
                        "absent within instead of for",
                        text("absent: {event: start, within: 26h}"),
                        7,
                        24,
                        "'absent' has no key 'within'; there are event, for, by"),
                argumentSet(
                        "absent for too long",
                        text("absent: {event: start, for: 800h}"),
                        7,
                        29,
                        "'for' is a time such as 5m, at most 768h, got '800h'"),
                argumentSet(
                        "absent for no time",
                        text("absent: {event: start, for: 0s}"),
                        7,
                        24,
                        "'for' is a time such as 10m, got 0"),
                argumentSet(
                        "absent of nobody",
                        text("absent: {event: start, for: 26h, by: image}"),
                        7,
                        38,
                        "'by' is container or workload, got 'image'"),
                argumentSet(
                        "absent on a host",
                        text("absent: {event: start, for: 26h}")
                                .replace("subject: container", "subject: host")
                                .replace("{container.name}", "{host.name}"),
                        3,
                        1,
                        "'absent' is about containers"),
                argumentSet(
                        "absent and required",
                        text(REQUIRE + "absent: {event: start, for: 26h}"),
                        8,
                        1,
                        "a rule has exactly one of 'require', 'manual', 'missing', 'sustained', 'counted' and 'absent'"),
                argumentSet(
                        "each absent",
                        text("absent: {event: start, for: 26h}\neach: port in container.publishedPorts"),
                        8,
                        1,
                        "'each' goes with 'require' only"),
                argumentSet(
                        "a test with an event after its end",
                        text("absent: {event: start, for: 26h}\ntests: [{events: [0s, 2h], until: 1h, expect: PASS}]"),
                        8,
                        28,
                        "'until' is when the rule is asked: no event comes after it"),
                argumentSet(
                        "a test until nobody knows when",
                        text("absent: {event: start, for: 26h}\ntests: [{until: tomorrow, expect: PASS}]"),
                        8,
                        17,
                        "a time is written like 90s or 10m, got 'tomorrow'"),
                argumentSet("an empty demand", text("require: ''"), 7, 10, "'require' is a text that is not empty"),
                argumentSet(
                        "a demand that is a list",
                        text("require: [a]"),
                        7,
                        10,
                        "'require' is a text that is not empty"),
                argumentSet(
                        "no title",
                        "id: a\nsubject: host\nseverity: low\nmanual: x",
                        1,
                        1,
                        "a rule needs the key 'title'"),
                argumentSet(
                        "an id in capitals",
                        text(REQUIRE).replace("my-rule", "My_Rule"),
                        1,
                        5,
                        "a rule's id is lower-case words joined by hyphens, at most 100 characters, got 'My_Rule'"),
                argumentSet(
                        "an unknown severity",
                        text(REQUIRE).replace("high", "urgent"),
                        4,
                        11,
                        "severity must be one of critical, high, informational, low, medium, got 'urgent'"),
                argumentSet(
                        "an unknown subject",
                        text(REQUIRE).replace("subject: container", "subject: pod"),
                        3,
                        10,
                        "subject must be one of container, host, image, got 'pod'"),
                argumentSet(
                        "a subject that is not there",
                        text(REQUIRE).replace("subject: container", "subject: host"),
                        7,
                        12,
                        "there is nothing called 'container' here; there are host, policy"),
                argumentSet(
                        "each without in",
                        text(REQUIRE + "each: container.mounts"),
                        8,
                        7,
                        "'each' is written like 'mount in container.mounts'"),
                argumentSet(
                        "each of what is no list",
                        text(REQUIRE + "each: x in container.memory"),
                        8,
                        12,
                        "this must be a list or a map, got int"),
                argumentSet(
                        "each with a name that is taken",
                        text(REQUIRE + "each: host in container.mounts"),
                        8,
                        7,
                        "'host' already means something: call the element otherwise"),
                argumentSet(
                        "element without each",
                        text(REQUIRE + "element: container.name"),
                        8,
                        1,
                        "'element' names what 'each' goes through, and there is no 'each'"),
                argumentSet(
                        "a message with an open brace",
                        text(REQUIRE).replace("{container.name}", "{container.name"),
                        5,
                        11,
                        "this brace is never closed"),
                argumentSet(
                        "a message with a misspelled field",
                        text(REQUIRE).replace("{container.name}", "of {container.nane}"),
                        5,
                        25,
                        "there is no field 'nane' here; did you mean 'name'?"),
                argumentSet(
                        "an anchor",
                        text("require: &a x"),
                        7,
                        10,
                        "anchors and aliases are not allowed: write the value out"),
                argumentSet(
                        "an alias",
                        text("require: *a"),
                        7,
                        10,
                        "anchors and aliases are not allowed: write the value out"),
                argumentSet(
                        "a tag",
                        text("require: !!javax.script.ScriptEngineManager [x]"),
                        7,
                        10,
                        "the tag tag:yaml.org,2002:javax.script.ScriptEngineManager is not allowed: leave it out"),
                argumentSet(
                        "a policy of two types",
                        text(REQUIRE + "policy: {a: [1, b]}"),
                        8,
                        13,
                        "all values here must have one type: all texts, say, or all whole numbers"),
                argumentSet(
                        "a policy value that could mean several things",
                        text(REQUIRE + "policy: {a: on}"),
                        8,
                        13,
                        "'on' could mean several things: put it in quotes if it is a text"),
                argumentSet(
                        "a control without an id",
                        text(REQUIRE + "controls: [{framework: x}]"),
                        8,
                        12,
                        "a control needs the key 'id'"),
                argumentSet(
                        "a test that expects the impossible",
                        text(REQUIRE + "tests: [{expect: OK}]"),
                        8,
                        18,
                        "a test expects PASS, FAIL, NOT_APPLICABLE, UNKNOWN or MANUAL, got 'OK'"),
                argumentSet(
                        "a test of an unknown field",
                        text(REQUIRE + "tests: [{given: {container: {privilegd: true}}, expect: FAIL}]"),
                        8,
                        30,
                        "container has no key 'privilegd'; did you mean 'privileged'?"),
                argumentSet(
                        "a test with a value of another type",
                        text(REQUIRE + "tests: [{given: {container: {privileged: 1}}, expect: FAIL}]"),
                        8,
                        42,
                        "this must be true or false, got '1'"),
                argumentSet(
                        "a test with a null where nothing can be absent",
                        text(REQUIRE + "tests: [{given: {container: {privileged: null}}, expect: FAIL}]"),
                        8,
                        42,
                        "this must be true or false; only an optional field can be absent, leave out what has not been seen, got 'null'"),
                argumentSet(
                        "a test with a field that no mount has",
                        text(REQUIRE + "tests: [{given: {container: {mounts: [{rx: true}]}}, expect: FAIL}]"),
                        8,
                        40,
                        "Mount has no key 'rx'; did you mean 'rw'?"),
                argumentSet(
                        "a test with a timestamp that is none",
                        text(REQUIRE + "tests: [{given: {container: {created: yesterday}}, expect: FAIL}]"),
                        8,
                        39,
                        "this must be a timestamp such as 2026-11-21T08:00:00Z, got 'yesterday'"),
                argumentSet(
                        "a test with an unknown policy",
                        text(REQUIRE + "policy: {most: 1}\ntests: [{given: {policy: {mst: 2}}, expect: FAIL}]"),
                        9,
                        27,
                        "the policy of this rule has no key 'mst'; did you mean 'most'?"),
                argumentSet(
                        "a test with a policy of another type",
                        text(REQUIRE + "policy: {most: 1}\ntests: [{given: {policy: {most: x}}, expect: FAIL}]"),
                        9,
                        27,
                        "the value given for policy.most must be a whole number as its default is, got \"x\""));
    }

    @Test
    void shouldGatherAllProblemsWithTheirPlacesInExpressions() {
        var text = text("""
                applies: "container.stat == \\"running\\""
                require: >-
                  !container.privilegd &&
                  container.memory > 'a'
                """);

        assertThat(problems(text))
                .extracting(Problem::toString)
                .containsExactly(
                        "7:21: there is no field 'stat' here; did you mean 'state'?",
                        "9:14: there is no field 'privilegd' here; did you mean 'privileged'?",
                        "10:20: '>' does not apply to (int, string); it takes (int, int) or (int, uint) or (int, double)");
    }

    @Test
    void shouldRefuseATextThatIsTooLong() {
        assertThat(problems("a: " + "x".repeat(5_000_000)))
                .containsExactly(new Problem(1, 1, "a text has at most 65536 characters, this one has 5000003"));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void shouldRefuseWhatNestsTooDeeply(String text) {
        assertThat(problems(text))
                .extracting(Problem::message)
                .containsExactly("lists and mappings nest at most 20 deep");
    }

    static Stream<Arguments> nested() {
        return Stream.of(
                argumentSet("lists", "a: " + "[".repeat(10_000)),
                argumentSet("mappings", "a: " + "{a: ".repeat(10_000)));
    }

    @Test
    void shouldRefuseABombOfAliases() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(level, level, level - 1, level - 1));
        }

        assertThat(problems(bomb.toString()))
                .isNotEmpty()
                .allMatch(problem -> problem.message().startsWith("anchors"));
    }

    @Test
    void shouldJudgeInLinearTimeWhatLooksCatastrophic() {
        var rule = Rules.rule("require: '!container.name.matches(\"^(a+)+$\")'");
        var container = Rules.container().set("name", "a".repeat(100_000) + "b");

        assertThat(rule.logic().decide(Rules.bindings(container))).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldLetASiteTuneARule() {
        var text = text(
                "policy: {most: 3, ratio: 0.5, names: []}\n"
                        + "require: container.memory < policy.most && double(container.memory) > policy.ratio && !(container.name in policy.names)");
        var container = Rules.bindings(Rules.container().set("memory", 5L));

        assertThat(Rules.compiled(text, PolicyValues.NONE).logic().decide(container))
                .isEqualTo(Verdict.FAIL);
        assertThat(Rules.compiled(text, policy("most: 9")).logic().decide(container))
                .isEqualTo(Verdict.PASS);
        assertThat(Rules.compiled(text, policy("most: 9\nratio: 6")).logic().decide(container))
                .isEqualTo(Verdict.FAIL);
        assertThat(Rules.compiled(text, policy("most: 9\nnames: [web]")).logic().decide(container))
                .isEqualTo(Verdict.FAIL);
        assertThat(problems(text, policy("most: x")))
                .containsExactly(new Problem(
                        7, 1, "the value given for policy.most must be a whole number as its default is, got \"x\""));
    }

    private static PolicyValues policy(String text) {
        return ((PolicyParsing.Accepted) new CelRules().parsePolicy(text)).values();
    }

    @Test
    void shouldHashTextAndTheValuesThatARuleReads() {
        var text = text("policy: {most: 3}\nrequire: container.memory < policy.most");
        var hash = Rules.compiled(text, PolicyValues.NONE).hash();

        assertThat(hash).matches("[0-9a-f]{16}");
        assertThat(Rules.compiled("---\n" + text + "\n\n", PolicyValues.NONE).hash())
                .isEqualTo(hash);
        assertThat(Rules.compiled(text, policy("other: 9")).hash()).isEqualTo(hash);
        assertThat(Rules.compiled(text, policy("most: 9")).hash()).isNotEqualTo(hash);
        assertThat(Rules.compiled(text + " ", PolicyValues.NONE).hash()).isEqualTo(hash);
        assertThat(Rules.compiled(text + " + 1", PolicyValues.NONE).hash()).isNotEqualTo(hash);
    }

    @Test
    void shouldReadPolicyValues() {
        assertThat(policy("groups: [adm, \"1\"]\nmost: 3\nratio: 0.5\nstrict: true\nby: {a: 1}")
                        .values())
                .isEqualTo(Map.of(
                        "groups",
                        List.of("adm", "1"),
                        "most",
                        3L,
                        "ratio",
                        0.5,
                        "strict",
                        true,
                        "by",
                        Map.of("a", 1L)));
    }

    @Test
    void shouldRefusePolicyValuesThatAreNone() {
        var parsing = new CelRules().parsePolicy("a-b: 1\nc: [1, x]\nd: yes");

        assertThat(parsing)
                .isInstanceOfSatisfying(
                        PolicyParsing.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::line)
                                .containsExactly(1, 2, 3));
    }
}
