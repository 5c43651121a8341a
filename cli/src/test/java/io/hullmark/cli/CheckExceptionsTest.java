package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** A check of what people accept. */
class CheckExceptionsTest extends JudgedFile {
    private static final String WAIVER = """
            id: waiver
            type: risk-accepted
            scope: {rules: [not-privileged], containers: [web]}
            reason: it is fenced in
            requester: alice
            approver: bob
            expires: 2999-12-31
            ---
            id: half
            type: false-positive
            scope: {rules: [tmpfs-small], elements: [bad]}
            reason: bad is good
            requester: alice
            approver: bob
            expires: 2999-12-31
            """;

    @Test
    void shouldListAndCountWhatIsSuppressed() throws IOException {
        var call = accepted(WAIVER);

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.out())
                .containsSubsequence(
                        "MEDIUM",
                        "tmpfs-small",
                        "[worse] web breaks tmpfs-small",
                        "SUPPRESSED",
                        "  not-privileged  container web",
                        "suppressed by exception waiver until 3000-01-01T00:00:00Z: it is fenced in",
                        "[bad]",
                        "suppressed by exception half",
                        "3 FAIL (1 suppressed)",
                        "score 0.0%: 0 of 3 verdicts that decide pass, and of those that fail 1 are accepted;")
                .doesNotContain("CRITICAL", "[bad] web breaks");
    }

    @Test
    void shouldNotFailOnWhatIsSuppressed() throws IOException {
        var suppressed = accepted(WAIVER, "--fail-on", "high");
        var half = accepted(WAIVER, "--fail-on", "medium");

        assertThat(suppressed.exitCode()).as(suppressed.err()).isEqualTo(ExitCode.OK);
        assertThat(half.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void shouldKeepTheVerdictInJsonAndNameTheException() throws IOException {
        var lines = objects(accepted(WAIVER, "--output", "json"));

        assertThat(lines)
                .extracting(line -> "%s %s %s"
                        .formatted(
                                line.path("rule").asText()
                                        + line.path("element").asText(),
                                line.path("verdict").asText(),
                                line.path("exception").asText("none")))
                .contains("not-privileged FAIL waiver", "tmpfs-smallbad FAIL half", "tmpfs-smallworse FAIL ");
    }

    @Test
    void shouldSuppressResultsInSarif() throws IOException {
        var results = JSON.readTree(accepted(WAIVER, "--output", "sarif").out()).at("/runs/0/results");

        assertThat(results)
                .extracting(result -> result.path("ruleId").asText() + " "
                        + result.path("suppressions").size())
                .containsExactly(
                        "looked-at 0",
                        "memory-limited 0",
                        "no-ssh 0",
                        "not-privileged 1",
                        "tmpfs-small 1",
                        "tmpfs-small 0");
        assertThat(results.at("/3/suppressions/0").toString())
                .contains("\"kind\":\"external\"", "\"status\":\"accepted\"", "it is fenced in");
        assertThat(results.at("/5").has("suppressions")).isTrue();
    }

    @Test
    void shouldSkipWhatIsSuppressedInJunit() throws Exception {
        var suites = xml(accepted(WAIVER, "--output", "junit").out()).getDocumentElement();

        assertThat(suites.getAttribute("failures")).isEqualTo("2");
        assertThat(((Element) suites.getElementsByTagName("testsuite").item(0)).getAttribute("skipped"))
                .isEqualTo("4");
        assertThat(suites.getElementsByTagName("skipped")
                        .item(3)
                        .getAttributes()
                        .item(0)
                        .getNodeValue())
                .isEqualTo("suppressed by exception waiver until 3000-01-01T00:00:00Z: it is fenced in");
        assertThat(suites.getElementsByTagName("failure").item(1).getTextContent())
                .contains("[worse]")
                .doesNotContain("[bad]");
    }

    @Test
    void shouldSayInHtmlWhoSuppresses() throws IOException {
        var call = accepted(WAIVER, "--output", "html");

        assertThat(call.out()).contains("suppressed by exception waiver", "(1 suppressed)");
    }

    @Test
    void shouldWarnOfWhatExpiredAndWaitForWhatHasNotBegun() throws IOException {
        var expired = accepted(WAIVER.replace("2999", "2001"), "--fail-on", "critical");
        var waiting = accepted(WAIVER.replace("expires:", "starts: 2998-01-01\nexpires:"), "--fail-on", "critical");

        assertThat(expired.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(expired.err().lines())
                .containsExactly(
                        "hullmark: the exception 'waiver' expired at 2002-01-01T00:00:00Z and covers nothing",
                        "hullmark: the exception 'half' expired at 2002-01-01T00:00:00Z and covers nothing");
        assertThat(waiting.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(waiting.err()).isEmpty();
    }

    @Test
    void shouldRefuseExceptionsWithProblems() throws IOException {
        var call = accepted(WAIVER.replace("approver: bob", "approver: alice"));

        assertThat(call.exitCode()).isEqualTo(ExitCode.NOT_IN_ORDER);
        assertThat(call.err()).contains("exceptions.yaml:6:1: approver must be another person");
    }

    private Cli accepted(String exceptions, String... flags) throws IOException {
        var file = Files.writeString(directory.resolve("exceptions.yaml"), exceptions);
        var all = new java.util.ArrayList<>(java.util.List.of(flags));
        all.addAll(java.util.List.of("--exceptions", file.toString()));
        return check("web", all.toArray(String[]::new));
    }
}
