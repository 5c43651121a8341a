package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** What a check says, in each of its formats. */
class CheckReportsTest extends JudgedFile {
    private static final String HOSTILE = "<script>\u001b[31m\u009b\u202e'\"&\uffff";

    @Test
    void shouldShowWhatNeedsAttentionWorstFirstWithEvidenceAndWhatToDo() throws IOException {
        var call = check("web");

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.out())
                .containsSubsequence(
                        "CRITICAL",
                        "not-privileged  A title of not-privileged",
                        "container web",
                        "web breaks not-privileged",
                        "container.privileged is true, expected false",
                        "do: Mend it. (cis@1 5.5)".replace(". (", ".  ("),
                        "LOW",
                        "memory-limited",
                        "UNKNOWN",
                        "no-ssh",
                        "container.processes is missing",
                        "1 subject judged: 4 FAIL, 1 UNKNOWN, 1 MANUAL, 0 PASS, 1 NOT_APPLICABLE"
                                .replace("4 FAIL", "3 FAIL"),
                        "score 0.0%: 0 of 3 verdicts that decide pass; they are 60.0% of what applies");
        assertThat(call.out()).doesNotContain("not-paused", "looked-at");
    }

    @Test
    void shouldShowEveryVerdictWhenAsked() throws IOException {
        var call = check("web", "--all");

        assertThat(call.out()).contains("NOT_APPLICABLE", "not-paused", "MANUAL", "looked-at", "look at it");
    }

    @Test
    void shouldGiveOneObjectAVerdictAndOneForEachElementThatFails() throws IOException {
        var lines = objects(check("web", "--output", "json"));

        assertThat(lines.get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "rule",
                        "controls",
                        "severity",
                        "subject",
                        "element",
                        "verdict",
                        "evidence",
                        "message",
                        "missing",
                        "exception");
        assertThat(lines)
                .extracting(line -> "%s %s %s %s"
                        .formatted(
                                line.path("rule").asText(),
                                line.path("verdict").asText(),
                                line.path("element").asText(),
                                line.path("missing").asText()))
                .containsExactly(
                        "looked-at MANUAL  ",
                        "memory-limited FAIL  ",
                        "no-ssh UNKNOWN  container.processes is missing: not seen yet",
                        "not-paused NOT_APPLICABLE  ",
                        "not-privileged FAIL  ",
                        "tmpfs-small FAIL bad ",
                        "tmpfs-small FAIL worse ");
        assertThat(lines.get(4).toString())
                .contains("\"controls\":[{\"framework\":\"cis\",\"version\":\"1\",\"id\":\"5.5\"}]")
                .contains("\"subject\":{\"kind\":\"CONTAINER\",\"host\":\"inspected\",\"id\":\"c1")
                .contains(
                        "\"evidence\":[{\"path\":\"container.privileged\",\"observed\":\"true\",\"expected\":\"false\"}]")
                .contains("\"severity\":\"CRITICAL\"", "\"message\":\"web breaks not-privileged\"");
    }

    @Test
    void shouldGiveSarifWithAFingerprintForEachFinding() throws IOException {
        var run = JSON.readTree(check("web", "--output", "sarif").out()).at("/runs/0");

        assertThat(run.at("/tool/driver/rules")).hasSize(6);
        assertThat(run.at("/results"))
                .extracting(result -> result.path("ruleId").asText() + " "
                        + result.path("kind").asText() + " "
                        + result.path("level").asText())
                .containsExactly(
                        "looked-at review none",
                        "memory-limited fail note",
                        "no-ssh open none",
                        "not-privileged fail error",
                        "tmpfs-small fail warning",
                        "tmpfs-small fail warning");
        assertThat(run.at("/results/3/partialFingerprints/hullmarkFindingId~1v1")
                        .asText())
                .matches("[0-9a-f]{32}");
        assertThat(run.at("/results/5/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("inspected/container/web/worse");
        assertThat(run.at("/tool/driver/rules/4/help/text").asText()).contains("Mend it.", "cis@1 5.5");
    }

    @Test
    void shouldGiveAJunitSuiteASubjectInWhichNothingUndecidedPasses() throws Exception {
        var suites = xml(check("web", "--output", "junit").out()).getDocumentElement();

        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(1);
        assertThat(suites.getAttribute("tests")).isEqualTo("6");
        assertThat(suites.getAttribute("failures")).isEqualTo("3");
        assertThat(suites.hasAttribute("skipped")).isFalse();
        assertThat(((Element) suites.getElementsByTagName("testsuite").item(0)).getAttribute("skipped"))
                .isEqualTo("3");
        assertThat(suites.getElementsByTagName("failure").item(1).getTextContent())
                .contains("container.privileged is true, expected false", "do: Mend it.");
    }

    @Test
    void shouldSayTheScoreInHtml() throws IOException {
        var call = check("web", "--framework", "nist", "--output", "html");

        assertThat(call.out())
                .contains("<p>score 0.0%: 0 of 1 verdicts that decide pass; they are 100.0% of what applies</p>");
    }

    @ParameterizedTest
    @EnumSource(CheckFormat.class)
    void shouldMakeHostileNamesHarmlessInEveryFormat(CheckFormat format) throws Exception {
        var call = check(HOSTILE, "--all", "--output", format.name());

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.out()).contains("script").doesNotContain("\u001b", "\u009b", "\u202e", "\uffff");
        if (format == CheckFormat.html || format == CheckFormat.junit) {
            assertThat(call.out()).doesNotContain("<script");
            assertThat(xml(call.out()).getDocumentElement()).isNotNull();
        } else if (format == CheckFormat.json) {
            assertThat(objects(call).get(0).at("/subject/name").asText()).isEqualTo(HOSTILE);
        } else if (format == CheckFormat.sarif) {
            assertThat(JSON.readTree(call.out()).toString()).contains("<script>");
        }
    }
}
