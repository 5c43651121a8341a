package io.hullmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.engine.assessment.Assessment;
import io.hullmark.engine.assessment.ControlState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How well controls were kept, as a page, a table and OSCAL. */
final class ComplianceReportTest {
    private static final ComplianceReport EMPTY = new ComplianceReport(
            "soc2@2017",
            Assessments.FROM,
            Assessments.TO,
            Assessments.TO,
            Assessments.FROM,
            "host nowhere",
            List.of(),
            new Assessment(List.of(), List.of(), List.of(), List.of(), List.of(), new TreeSet<>(Controls.inOrder())));

    static Stream<String> hostile() {
        return Assessments.hostile().values().stream();
    }

    @Test
    void shouldBeginWithWhatAManagerAsks() {
        var page = written(new AssessmentPage(), Assessments.report());

        assertThat(page)
                .contains(
                        "<h1>Compliance with cis-docker@1.8.0</h1>",
                        "every host, container and image that was there",
                        "2026-03-05T00:00:00Z: what came in later is not in it",
                        "hullmark verify --source DIR",
                        "Of 3 controls that rules serve, 1 were not kept by all at all times, 1 can't be told, 1 concerned nobody.")
                // 27 of the 35 hours in which it was seen, of 60
                .contains("they kept them for 77.14 %. Seen was 58.33 % of the time");
    }

    @Test
    void shouldTellOfAControlWhoKeptItWhenAndByWhichFacts() {
        var page = written(new AssessmentPage(), Assessments.report());

        assertThat(page)
                .contains(
                        "<h3 id=\"control-1.8.0-5.5\">cis-docker@1.8.0 5.5: not kept</h3>",
                        "Applied to 2 containers; kept for 77.14 % of 35.00 h that were seen, which is 97.22 % of the time; blind for 1.00 h.",
                        "<td>not kept</td><td class=\"n\">6.00</td><td class=\"when\"><div>2026-03-03T00:00:00Z to 2026-03-03T06:00:00Z</div></td>",
                        "<td class=\"by\">not-privileged; waiver</td>",
                        "<a href=\"#f3\">F3</a>",
                        "<tr id=\"f3\"><td>F3</td><td>hullmark.facts-0</td><td>6</td><td>3</td>",
                        "0000000000000000000000000000000000000000000000000000000000000003");
    }

    @Test
    void shouldTellTheLifeOfFindingsExceptionsAttestationsAndCoverage() {
        var page = written(new AssessmentPage(), Assessments.report());

        assertThat(page)
                .contains(
                        "2026-03-02T21:00:00Z opened",
                        "acknowledged by web: web",
                        "suppressed by exception waiver",
                        "resolved: the rule passes now",
                        "<td>12h</td>",
                        "<td>web, bob</td>",
                        "2026-03-03T06:00:00Z until 2026-03-03T08:00:00Z",
                        "revoked at 2026-03-03T08:00:00Z; it would have ended 2026-03-05T00:00:00Z",
                        "2026-03-02T14:00:00Z until 2026-04-13T16:00:00Z",
                        "2026-03-03T08:00:00Z to 2026-03-03T09:00:00Z (1.00 h), web");
    }

    @Test
    void shouldShowOnAPageThoseWhoKeptAControlLeastAndCountTheRest() {
        var page = written(new AssessmentPage(), Assessments.ofMany(240));

        assertThat(page).contains("container web-23 (web)", "230 more").doesNotContain("container web-0 (web)");
        assertThat(page.split("<td>not kept</td>", -1)).hasSize(11);
        assertThat(written(new AssessmentCsv(), Assessments.ofMany(240)).lines())
                .hasSize(241);
    }

    @Test
    void shouldPutThoseTogetherOfWhomThereIsTheSameToSayAllTheTime() {
        var page = written(new AssessmentPage(), Assessments.ofMany(30, ControlState.BLIND));

        assertThat(page)
                .contains("container web-19 (web) on web; and 10 more</td><td>blind</td>", "as long as they were there")
                .doesNotContain("container web-20 (web) on web;");
        assertThat(page.split("<td>blind</td>", -1)).hasSize(2);
    }

    @Test
    void shouldTellTimesOfOneSubjectThatAreAlikeInOneRow() {
        var page = written(new AssessmentPage(), Assessments.ofTurns(12));

        assertThat(page)
                .contains(
                        "<td>not kept</td><td class=\"n\">12.00</td><td class=\"when\"><div>2026-03-03T00:00:00Z to 2026-03-03T01:00:00Z</div>",
                        "<div>2026-03-03T08:00:00Z to 2026-03-03T09:00:00Z</div><div>and 7 times more</div>",
                        "<td></td><td>blind</td><td class=\"n\">12.00</td><td class=\"when\"><div>12 times</div>")
                .doesNotContain("2026-03-03T10:00:00Z to");
    }

    @Test
    void shouldShowOnAPageTheFindingsThatHeldLongestAndCountTheRest() {
        var page = written(new AssessmentPage(), Assessments.ofMany(240));

        assertThat(page)
                .contains(
                        "<a href=\"#findings-not-privileged\">240 of not-privileged</a>",
                        "<h3 id=\"findings-not-privileged\"><code>not-privileged</code> HIGH: web</h3>",
                        "240 of 240 subjects, 0 of them still at the end; the one in the middle held for 12h.",
                        "230 more, of which none held longer",
                        "finding 00000000000000000000000000000023")
                .doesNotContain("finding 00000000000000000000000000000000");
        assertThat(page.split("<small>finding ", -1)).hasSize(11);
    }

    @Test
    void shouldNameOnAPageNoFactThatNoneOfItsStatementsRestsOn() {
        var page = written(new AssessmentPage(), Assessments.ofMany(240));

        // position 2 is of the resolution of a finding that is not shown
        assertThat(page)
                .contains("<td>hullmark.facts-0</td><td>50</td><td>25</td>")
                .doesNotContain("<td>hullmark.facts-0</td><td>4</td><td>2</td>");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldShowOnAPageWhatNamesAreAndDoNothing(String name) {
        var page = written(new AssessmentPage(), Assessments.named(name));

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'")
                .doesNotContain("<script", "src=\"", "url(", "href=\"http", "\u001b", "\u202e", "\uffff")
                .doesNotContainPattern("href=\"[^#]");
    }

    @Test
    void shouldGiveARowForEachControlAndSubjectThatAddsUp() {
        var rows = written(new AssessmentCsv(), Assessments.report()).split("\r\n", -1);

        assertThat(rows).hasSize(5);
        assertThat(rows[0]).startsWith("framework,control,from,to,known_until,kind,host_id");
        assertThat(rows[1]).startsWith("cis-docker@1.8.0,5.5,").contains(",web,");
        assertThat(rows[1])
                .contains(",54000,21600,7200,0,0,3600,0,82800,65.21,95.83,COMPLIANT,not-privileged,waiver,"
                        + "0123456789abcdef0123456789abcdef,hullmark.facts-0@2#");
        assertThat(rows[2]).contains(",db,").contains(",43200,0,0,0,0,0,0,43200,100.00,100.00,GONE,");
        assertThat(rows[3]).startsWith("cis-docker@1.8.0,5.10,").contains(",0,0,0,86400,0,0,0,0,,0.00,ATTESTED,");
        assertThat(rows[4]).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldGiveNoCellThatASpreadsheetTakesForAFormula(String name) {
        var records = parsed(written(new AssessmentCsv(), Assessments.named(name)));

        assertThat(records)
                .hasSize(4)
                .allSatisfy(cells -> assertThat(cells)
                        .hasSize(29)
                        .allSatisfy(cell -> assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r].*")));
    }

    @Test
    void shouldWriteOscalOfControlsFindingsAndPeople() throws IOException {
        var result = oscal(Assessments.report()).at("/assessment-results/results/0");

        var states = new ArrayList<String>();
        result.path("findings")
                .forEach(finding -> states.add(finding.at("/target/target-id").asText() + " "
                        + finding.at("/target/status/state").asText() + " "
                        + finding.at("/target/status/reason").asText()));
        assertThat(states)
                .containsExactly(
                        "cis-docker-1.1.3 not-satisfied other",
                        "cis-docker-5.5 not-satisfied fail",
                        "cis-docker-5.10 not-satisfied other");
        assertThat(result.at("/risks/0/status").asText()).isEqualTo("closed");
        assertThat(result.at("/risks/0/risk-log/entries")).hasSize(4);
        assertThat(result.at("/attestations/0/parts/0/prose").asText()).isEqualTo("web");
        // of who kept it, of who did not, of who was attested, and of the host
        assertThat(result.path("observations")).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldWriteOscalAsItsReadersWantIt(String name) throws IOException {
        OscalShape.hold(oscal(Assessments.report()));
        OscalShape.hold(oscal(Assessments.named(name)));
        OscalShape.hold(oscal(EMPTY));
    }

    @Test
    void shouldSayThatNobodyWasConcerned() {
        var page = written(new AssessmentPage(), EMPTY);

        assertThat(page).contains("restricted to host nowhere", "Nobody was told of any.", "No host was there.");
        assertThat(written(new AssessmentCsv(), EMPTY)).hasLineCount(1);
    }

    @Test
    void shouldWriteTheSameBytesOfTheSame() {
        for (var form : List.of(new AssessmentPage(), new AssessmentCsv(), new AssessmentOscal())) {
            assertThat(written(form, Assessments.report())).isEqualTo(written(form, Assessments.report()));
        }
    }

    private static JsonNode oscal(ComplianceReport report) throws IOException {
        return new ObjectMapper().readTree(written(new AssessmentOscal(), report));
    }

    private static String written(ComplianceReport.Form form, ComplianceReport report) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        form.write(report, out);
        out.flush();
        return text.toString();
    }

    /** As RFC 4180 says. */
    private static List<List<String>> parsed(String text) {
        var records = new ArrayList<List<String>>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (quoted && letter == '"' && index + 1 < text.length() && text.charAt(index + 1) == '"') {
                cell.append(letter);
                index++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && (letter == ',' || letter == '\n')) {
                cells.add(cell.toString());
                cell.setLength(0);
                if (letter == '\n') {
                    records.add(List.copyOf(cells));
                    cells.clear();
                }
            } else if (quoted || letter != '\r') {
                cell.append(letter);
            }
        }
        return records;
    }
}
