package io.hullmark.engine.language;

import static io.hullmark.engine.language.Rules.bindings;
import static io.hullmark.engine.language.Rules.container;
import static io.hullmark.engine.language.Rules.mount;
import static io.hullmark.engine.language.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which verdict comes out, and for which reasons. */
class VerdictsTest {
    private static final String MOUNTS = """
            each: mount in container.mounts
            require: "!mount.rw"
            """;

    @ParameterizedTest
    @MethodSource("verdicts")
    void shouldJudge(String lines, Struct.Builder container, Verdict verdict, String detail) {
        var logic = rule(lines).logic();

        var judgement = logic.explain(bindings(container));

        assertThat(judgement.verdict()).isEqualTo(verdict).isEqualTo(logic.decide(bindings(container)));
        assertThat(judgement.detail()).isEqualTo(detail);
        assertThat(judgement.failures().isEmpty()).isEqualTo(verdict != Verdict.FAIL);
    }

    static Stream<Arguments> verdicts() {
        var require = "require: '!container.privileged'\n";
        var applies = "applies: container.state == 'running'\n" + require;
        return Stream.of(
                argumentSet("holds", require, container().set("privileged", false), Verdict.PASS, ""),
                argumentSet("does not hold", require, container().set("privileged", true), Verdict.FAIL, ""),
                argumentSet(
                        "missing",
                        require,
                        container(),
                        Verdict.UNKNOWN,
                        "container.privileged is missing: not seen yet"),
                argumentSet(
                        "missing for a reason",
                        require,
                        container().missing("security", new Missing("the engine did not answer in time")),
                        Verdict.UNKNOWN,
                        "container.privileged is missing: the engine did not answer in time"),
                argumentSet("does not apply", applies, container().set("state", "exited"), Verdict.NOT_APPLICABLE, ""),
                argumentSet(
                        "may apply",
                        applies,
                        container().set("privileged", true),
                        Verdict.UNKNOWN,
                        "container.state is missing: not seen yet"),
                argumentSet(
                        "absent",
                        "require: container.pidsLimit > 0",
                        container().set("pidsLimit", null),
                        Verdict.UNKNOWN,
                        "container.pidsLimit is not set; test it with has()"),
                argumentSet(
                        "fails to calculate",
                        "require: 100 / container.memory > 0",
                        container().set("memory", 0L),
                        Verdict.UNKNOWN,
                        "division by zero"),
                argumentSet(
                        "a person must look",
                        "manual: Look whether it is needed.",
                        container(),
                        Verdict.MANUAL,
                        "Look whether it is needed."),
                argumentSet(
                        "a person need not look",
                        "applies: container.privileged\nmanual: Look whether it is needed.",
                        container().set("privileged", false),
                        Verdict.NOT_APPLICABLE,
                        ""),
                argumentSet(
                        "no instrument",
                        "missing: a scan of its image",
                        container(),
                        Verdict.UNKNOWN,
                        "a scan of its image"),
                argumentSet("no elements", MOUNTS, container().set("mounts", List.of()), Verdict.PASS, ""),
                argumentSet(
                        "elements that hold",
                        MOUNTS,
                        container().set("mounts", List.of(mount("/a", "/b", false))),
                        Verdict.PASS,
                        ""),
                argumentSet(
                        "an element that does not hold beside one unknown",
                        MOUNTS,
                        container().set("mounts", List.of(unseen("/a"), mount("/a", "/b", true))),
                        Verdict.FAIL,
                        ""),
                argumentSet(
                        "an element unknown beside one that holds",
                        MOUNTS,
                        container().set("mounts", List.of(mount("/a", "/b", false), unseen("/a"))),
                        Verdict.UNKNOWN,
                        "container.mounts[\"/a\"].rw is missing: not seen yet"),
                argumentSet(
                        "elements that nobody has seen",
                        MOUNTS,
                        container(),
                        Verdict.UNKNOWN,
                        "container.mounts is missing: not seen yet"));
    }

    private static Struct unseen(String destination) {
        return mount("/x", destination, true).toBuilder()
                .set("rw", Missing.NOT_SEEN)
                .build();
    }

    @ParameterizedTest
    @MethodSource("evidence")
    void shouldNameTheInputsThatDecided(String require, List<Evidence> evidence) {
        var container = container()
                .set("privileged", true)
                .set("memory", 5L)
                .set("networkMode", "host")
                .set("capAdd", List.of("SYS_ADMIN", "KILL"))
                .set("labels", Map.of("team", "red"))
                .set("pidsLimit", null)
                .set("readonlyRootfs", false)
                .set(
                        "restartPolicy",
                        Struct.of(io.hullmark.engine.facts.ContainerFacts.RESTART_POLICY)
                                .set("name", "always")
                                .set("maximumRetryCount", 0L)
                                .build())
                .set("mounts", List.of(mount("/etc", "/a", true), mount("/data", "/b", false)));
        var host = Struct.of(io.hullmark.engine.facts.HostFacts.TYPE)
                .set("memory", 4L)
                .build();
        var surroundings = bindings(container);

        var judgement = rule("policy: {allowed: [KILL, CHOWN], most: 3}\nrequire: >-\n  " + require)
                .logic()
                .explain(new io.hullmark.engine.rules.Bindings(host, surroundings.image(), surroundings.container()));

        assertThat(judgement.failures()).extracting(Judgement.Failure::evidence).containsExactly(evidence);
    }

    static Stream<Arguments> evidence() {
        return Stream.of(
                because("!container.privileged", "container.privileged", "true", "false"),
                because("container.readonlyRootfs", "container.readonlyRootfs", "false", "true"),
                because("container.memory > 10", "container.memory", "5", "> 10"),
                because("10 < container.memory", "container.memory", "5", "> 10"),
                because("!(container.memory <= 10)", "container.memory", "5", "> 10"),
                because("container.memory <= host.memory", "container.memory", "5", "<= 4 (host.memory)"),
                because("container.memory <= host.memory / 2", "container.memory", "5", "<= 2 (host.memory / 2)"),
                because("container.memory <= policy.most", "container.memory", "5", "<= policy.most 3"),
                because("container.networkMode != 'host'", "container.networkMode", "\"host\"", "not \"host\""),
                because("container.networkMode == 'none'", "container.networkMode", "\"host\"", "\"none\""),
                because("container.networkMode in ['none']", "container.networkMode", "\"host\"", "in [\"none\"]"),
                because(
                        "!(container.networkMode in ['host'])",
                        "container.networkMode",
                        "\"host\"",
                        "not in [\"host\"]"),
                because(
                        "!('KILL' in container.capAdd)",
                        "container.capAdd",
                        "[\"SYS_ADMIN\", \"KILL\"]",
                        "not containing \"KILL\""),
                because(
                        "container.capAdd.all(name, name in policy.allowed)",
                        "container.capAdd[0]",
                        "\"SYS_ADMIN\"",
                        "in policy.allowed [\"KILL\", \"CHOWN\"]"),
                because("container.mounts.all(m, !m.rw)", "container.mounts[\"/a\"].rw", "true", "false"),
                because("!container.mounts.exists(m, m.rw)", "container.mounts[\"/a\"].rw", "true", "false"),
                because(
                        "container.capAdd.exists(name, name == 'X')",
                        "container.capAdd",
                        "[\"SYS_ADMIN\", \"KILL\"]",
                        "container.capAdd.exists(name, name == \"X\")"),
                because("has(container.pidsLimit)", "container.pidsLimit", "not set", "set"),
                because("has(container.pidsLimit) && container.pidsLimit > 0", "container.pidsLimit", "not set", "set"),
                because("container.labels['team'] == 'blue'", "container.labels[\"team\"]", "\"red\"", "\"blue\""),
                because("container.labels.team == 'blue'", "container.labels[\"team\"]", "\"red\"", "\"blue\""),
                because(
                        "'owner' in container.labels",
                        "container.labels",
                        "{\"team\": \"red\"}",
                        "containing \"owner\""),
                because(
                        "container.restartPolicy.name != 'always'",
                        "container.restartPolicy.name",
                        "\"always\"",
                        "not \"always\""),
                because(
                        "container.networkMode.startsWith('container:')",
                        "container.networkMode",
                        "\"host\"",
                        "container.networkMode.startsWith(\"container:\")"),
                because(
                        "size(container.capAdd) == 0",
                        "container.capAdd",
                        "[\"SYS_ADMIN\", \"KILL\"]",
                        "size(container.capAdd) == 0"),
                because("container.privileged ? container.memory > 9 : false", "container.memory", "5", "> 9"),
                argumentSet(
                        "both sides of an or",
                        "container.memory > 9 || !container.privileged",
                        List.of(
                                new Evidence("container.memory", "5", "> 9"),
                                new Evidence("container.privileged", "true", "false"))),
                argumentSet(
                        "only the false side of an and",
                        "container.memory > 1 && !container.privileged",
                        List.of(new Evidence("container.privileged", "true", "false"))));
    }

    private static Arguments because(String require, String path, String observed, String expected) {
        return argumentSet(require, require, List.of(new Evidence(path, observed, expected)));
    }

    @Test
    void shouldNameEachElementThatFails() {
        var container = container()
                .set("mounts", List.of(mount("/etc", "/a", true), mount("/x", "/b", false), mount("/y", "/c", true)));

        var judgement = rule(MOUNTS).logic().explain(bindings(container));

        assertThat(judgement.failures()).extracting(Judgement.Failure::element).containsExactly("/a", "/c");
    }

    @Test
    void shouldNameElementsAsTheRuleSays() {
        var container = container().set("mounts", List.of(mount("/etc", "/a", true), mount("/etc", "/b", true)));

        var judgement = rule(MOUNTS + "element: \"mount.source + (mount.rw ? '!' : '')\"")
                .logic()
                .explain(bindings(container));

        assertThat(judgement.failures()).extracting(Judgement.Failure::element).containsExactly("/etc!", "/etc!#2");
    }

    @Test
    void shouldJudgeTheKeysOfAMap() {
        var container = container().set("labels", Map.of("b", "1", "a", "", "c", ""));

        var judgement = rule("each: key in container.labels\nrequire: container.labels[key] != ''")
                .logic()
                .explain(bindings(container));

        assertThat(judgement.failures()).extracting(Judgement.Failure::element).containsExactly("a", "c");
        assertThat(judgement.failures().get(0).evidence())
                .containsExactly(new Evidence("container.labels[\"a\"]", "\"\"", "not \"\""));
    }

    @Test
    void shouldWriteMessagesWithWhatWasSeenAndNothingThatATerminalObeys() {
        var container =
                container().set("name", "\u001b[31mweb\n").set("memory", 5L).set("privileged", true);
        var text = Rules.text("require: '!container.privileged'")
                .replace(
                        "{container.name} is wrong",
                        "{container.name} {{has}} {container.memory * 2} of {host.memory}: {[1]} {'}'}");

        var judgement = Rules.compiled(text, io.hullmark.engine.rules.PolicyValues.NONE)
                .logic()
                .explain(bindings(container));

        assertThat(judgement.failures().get(0).message()).isEqualTo("\\u001b[31mweb\\n {has} 10 of (unknown): [1] }");
    }

    @Test
    void shouldBoundWhatItQuotes() {
        var container = container().set("networkMode", "x".repeat(10_000)).set("name", "y".repeat(10_000));

        var judgement = rule("require: container.networkMode == ''").logic().explain(bindings(container));

        var failure = judgement.failures().get(0);
        assertThat(failure.message()).hasSizeLessThan(220).contains("yyy...");
        assertThat(failure.evidence().get(0).observed()).hasSize(200).endsWith("...");
    }

    @Test
    void shouldKnowWhichSectionsARuleReads() {
        var rule = rule("""
                applies: host.rootless
                each: mount in container.mounts
                require: mount.rw && has(container.pidsLimit)
                element: container.workingDir
                """);

        assertThat(rule.reads())
                .containsExactlyInAnyOrder(
                        "host.daemon",
                        "container.mounts",
                        "container.resources",
                        "container.process",
                        "container.identity");
    }
}
