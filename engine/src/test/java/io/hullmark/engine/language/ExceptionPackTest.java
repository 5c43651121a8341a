package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hullmark.engine.facts.ExceptionScope;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.DecisionPack.Loading;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ExceptionPackTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String GOOD = """
            id: shop-debugger
            type: operational-requirement
            scope: {rules: [container-not-privileged], containers: [shop-debug]}
            reason: the debugger needs it
            requester: alice
            approver: bob
            expires: 2026-12-31
            """;

    @TempDir
    Path directory;

    @Test
    void shouldReadEverythingThatAnExceptionCanSay() throws IOException {
        var pack = loaded("""
                id: all
                type: compensating-control
                scope:
                  rules: [container-not-privileged]
                  controls: ["cis-docker:5.5", "cis-docker@1.8.0:5.6"]
                  hosts: [web-*]
                  hostLabels: {tier: prod}
                  images: ["nginx:1.25"]
                  containers: [shop-*]
                  labels: {team: shop}
                  compose: {project: shop, service: web}
                  elements: [/srv]
                reason: it is fenced in
                requester: alice
                approver: bob
                ticket: https://tickets.example/7
                starts: 2026-12-01
                expires: 2026-12-31T18:00:00+01:00
                """);

        assertThat(pack.written())
                .extracting(WrittenException::decision)
                .containsExactly(new PolicyException(
                        "all",
                        PolicyException.Type.COMPENSATING_CONTROL,
                        new ExceptionScope(
                                List.of("container-not-privileged"),
                                List.of("cis-docker:5.5", "cis-docker@1.8.0:5.6"),
                                List.of("web-*"),
                                Map.of("tier", "prod"),
                                List.of("nginx:1.25"),
                                List.of("shop-*"),
                                Map.of("team", "shop"),
                                "shop",
                                "web",
                                List.of("/srv")),
                        "it is fenced in",
                        "alice",
                        "bob",
                        "https://tickets.example/7",
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Instant.parse("2026-12-31T17:00:00Z")));
    }

    @Test
    void shouldBeginWhenItIsPublishedAndHoldUntilItsLastDayIsOver() throws IOException {
        var written = loaded(GOOD).entries().get(0).written();

        assertThat(written.startsWhenPublished()).isTrue();
        assertThat(written.decision().startsAt()).isEqualTo(NOW);
        assertThat(written.decision().expiresAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                with(
                        "no expiry",
                        GOOD.replace("expires: 2026-12-31\n", ""),
                        "1:1: an exception needs the key 'expires'"),
                with("expired", GOOD.replace("2026-12-31", "2026-11-20"), "7:1: expires must lie in the future"),
                with("no day", GOOD.replace("2026-12-31", "2026-13-31"), "7:10: expires must be a day such as"),
                with("never ends", GOOD.replace("2026-12-31", "never"), "7:10: expires must be a day such as"),
                with("ends first", GOOD + "starts: 2027-02-01", "7:1: expires must come after starts"),
                with("self-approved", GOOD.replace("bob", "Alice"), "6:1: approver must be another person"),
                with("no approver", GOOD.replace("approver: bob\n", ""), "1:1: an exception needs the key 'approver'"),
                with("no reason", GOOD.replace("the debugger needs it", "' '"), "4:9: 'reason' is a text that is not"),
                with(
                        "unknown key",
                        GOOD.replace("requester", "requestor"),
                        "1:1: an exception needs the key 'requester'",
                        "5:1: an exception has no key 'requestor'; did you mean 'requester'?"),
                with(
                        "unknown key of the scope",
                        GOOD.replace("containers:", "container:"),
                        "3:44: a scope has no key 'container'; did you mean 'containers'?"),
                with(
                        "unknown type",
                        GOOD.replace("operational-requirement", "tired"),
                        "2:7: type must be one of risk-"),
                with("bad id", GOOD.replace("shop-debugger", "Shop"), "1:1: id must be 1 to 128 small letters"),
                with(
                        "wildcard scope",
                        GOOD.replace("rules: [container-not-privileged], containers: [shop-debug]", "hosts: ['*']"),
                        "3:1: scope must not cover everything"),
                with(
                        "empty scope",
                        GOOD.replace("rules: [container-not-privileged], containers: [shop-debug]", ""),
                        "3:1: scope must not cover everything"),
                with(
                        "pattern of rules",
                        GOOD.replace("container-not-privileged", "container-*"),
                        "3:17: a rule's id is lower-case words"),
                with("empty list", GOOD.replace("[shop-debug]", "[]"), "3:56: 'containers' is empty: name something"),
                with("no list", GOOD.replace("[shop-debug]", "shop"), "3:56: 'containers' is a list such as [a, b]"),
                with(
                        "no control",
                        GOOD.replace("containers: [shop-debug]", "controls: ['5.5']"),
                        "3:56: a control is written like cis-docker:5.5"),
                with("alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\n" + GOOD, "anchors and aliases are not allowed"),
                with(
                        "tag",
                        GOOD.replace("bob", "!!java.net.URL [x]"),
                        "6:11: the tag tag:yaml.org,2002:java.net.URL is"),
                with("no mapping", "- a", "1:1: a document is a mapping"),
                with("no YAML", "id: [", "this is not YAML"),
                with("deep", "id: " + "[".repeat(10_000), "nest at most 20 deep"),
                with("key twice", GOOD + "id: again", "8:1: the key 'id' occurs twice"),
                with("id twice", GOOD + "---\n" + GOOD, "9:1: the id 'shop-debugger' is already taken by"),
                with(
                        "a test of nothing",
                        GOOD + "tests: [{expect: GONE}]",
                        "8:9: a test needs the key 'finding'",
                        "8:18: a test expects SUPPRESSED or OPEN, got 'GONE'"));
    }

    private static Arguments with(String name, String text, String... problems) {
        return argumentSet(name, text, problems);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldSayWhereAndWhatIsWrong(String text, String... problems) throws IOException {
        var found = refused(text);

        assertThat(found).hasSizeGreaterThanOrEqualTo(problems.length);
        assertThat(Stream.of(problems))
                .allSatisfy(problem ->
                        assertThat(found).anySatisfy(line -> assertThat(line).contains(problem)));
    }

    @Test
    void shouldSayAllThatIsWrongAtOnce() throws IOException {
        var found = refused("""
                id: Wrong
                type: tired
                scope: {}
                reason: x
                requester: alice
                approver: alice
                expires: 2020-01-01
                until: never
                """);

        assertThat(found)
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("1", "2", "3", "6", "7", "8");
    }

    @Test
    void shouldSayThatAFileIsNotUtf8AndThatADirectoryHasNoExceptions() throws IOException {
        Files.write(directory.resolve("x.yaml"), "id: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        var empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(((Loading.Refused<?>) ExceptionPack.load(List.of(directory, empty), NOW)).problems())
                .extracting(problem -> problem.problem().message())
                .containsExactly(
                        "the file is not UTF-8", "there is no exception here; in a directory they are in *.yaml");
    }

    @Test
    void shouldRunTheTestsThatStandBeside() throws IOException {
        var pack = loaded(GOOD + """
                tests:
                  - {finding: {rule: container-not-privileged, container: shop-debug}, expect: SUPPRESSED}
                  - {finding: {rule: container-not-privileged, container: shop}, expect: OPEN}
                  - {name: other, finding: {rule: container-not-paused, container: shop-debug}, expect: SUPPRESSED}
                """);
        var entry = pack.entries().get(0);

        var tests = entry.written().tests();

        assertThat(tests).extracting(ExceptionTest::name).containsExactly("test 1", "test 2", "other");
        assertThat(tests)
                .extracting(test -> test.failure().orElse("passed"))
                .containsExactly("passed", "passed", "expected SUPPRESSED, got OPEN");
        assertThat(entry.placeOf(tests.get(2))).endsWith("x.yaml:11:5");
    }

    @Test
    void shouldTestWhateverAScopeCanName() throws IOException {
        var pack = loaded("""
                id: wide
                type: risk-accepted
                scope:
                  controls: ["cis-docker:5.5"]
                  hosts: [web-*]
                  hostLabels: {tier: prod}
                  images: [nginx]
                  labels: {team: shop}
                  compose: {project: shop}
                  elements: [/srv*]
                reason: x
                requester: alice
                approver: bob
                expires: 2026-12-31
                tests:
                  - finding:
                      rule: any
                      controls: ["cis-docker@1.8.0:5.5"]
                      host: web-1
                      hostLabels: {tier: prod}
                      image: nginx:1.25
                      labels: {team: shop}
                      compose: {project: shop, service: web}
                      element: /srv/data
                    expect: SUPPRESSED
                  - {finding: {rule: any, controls: ["cis-docker@1.8.0:5.5"], host: web-1}, expect: OPEN}
                """);

        assertThat(pack.entries().get(0).written().tests())
                .extracting(ExceptionTest::failure)
                .allSatisfy(failure -> assertThat(failure).isEmpty());
    }

    @Test
    void shouldFindWhatNoRuleIsOrServes() throws IOException {
        var pack = loaded(GOOD.replace("not-privileged", "not-privleged")
                .replace("containers: [shop-debug]", "controls: ['cis:5.5', 'cis@1:5.5', 'cis@2:5.5']"));

        var unknown = pack.unknownTo(List.of(rule()));

        assertThat(unknown)
                .extracting(problem -> problem.problem().toString())
                .containsExactly(
                        "3:17: there is no rule 'container-not-privleged'; did you mean 'container-not-privileged'?",
                        "3:79: no rule serves the control 'cis@2:5.5'; did you mean 'cis@1:5.5'?");
    }

    @Test
    void shouldKnowAnomaliesByTheNamesOfTheirKinds() throws IOException {
        var pack = loaded(GOOD.replace("container-not-privileged", "anomaly-level-shift"));

        assertThat(pack.unknownTo(List.of(rule()))).isEmpty();
    }

    private static Rule rule() {
        var compiled = new CelRules().compileFile("""
                id: container-not-privileged
                title: It holds
                subject: container
                severity: high
                require: "!container.privileged"
                message: It is wrong
                remediation: Make it right.
                controls: [{framework: cis, version: '1', id: '5.5'}]
                """, PolicyValues.NONE);
        return ((CelRules.FileCompilation.Accepted) compiled).rules().get(0).rule();
    }

    private DecisionPack<WrittenException> loaded(String text) throws IOException {
        var loading = load(text);
        assertThat(loading).isInstanceOf(Loading.Loaded.class);
        return ((Loading.Loaded<WrittenException>) loading).pack();
    }

    private List<String> refused(String text) throws IOException {
        var loading = load(text);
        assertThat(loading).isInstanceOf(Loading.Refused.class);
        return ((Loading.Refused<?>) loading)
                .problems().stream()
                        .map(problem -> problem.problem().toString())
                        .toList();
    }

    private Loading<WrittenException> load(String text) throws IOException {
        var file = Files.writeString(directory.resolve("x.yaml"), text);
        return ExceptionPack.load(List.of(file), NOW);
    }
}
