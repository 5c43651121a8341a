package io.hullmark.cli.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.cli.parity.Pair.Outcome;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two containers, web and db, of which docker-bench and we say something. */
class ParityTest {
    private static final KnownDifferences KNOWN = KnownDifferences.shipped();

    @ParameterizedTest(name = "5.11 {0} [{1}] and {2}: {3}, {4}")
    @CsvSource({
        "WARN, web,            FAIL,           FAIL,   AGREE",
        "WARN, db,             PASS,           PASS,   AGREE",
        "PASS, '',             PASS,           PASS,   AGREE",
        "NOTE, '',             MANUAL,         NONE,   AGREE",
        "INFO, '',             NOT_APPLICABLE, NONE,   AGREE",
        "WARN, db,             FAIL,           PASS,   UNEXPLAINED",
        "WARN, web,            PASS,           FAIL,   UNEXPLAINED",
        "WARN, web,            UNKNOWN,        FAIL,   UNEXPLAINED",
        "PASS, '',             NOT_APPLICABLE, PASS,   UNEXPLAINED",
        "INFO, web,            FAIL,           NONE,   UNEXPLAINED",
        "INFO, db,             PASS,           PASS,   AGREE",
        "WARN, db (truncated), MANUAL,         UNSEEN, AGREE",
        "WARN, db (truncated), FAIL,           UNSEEN, EXPLAINED",
    })
    void shouldHoldWhatTheySayAgainstWhatWeSay(
            String result, String items, Verdict verdict, Ruling theirs, Outcome outcome) {
        var pairs = compare("5.11", result, items, line("memory-limited", "5.11", "web", verdict, ""));

        assertThat(pairs)
                .filteredOn(pair -> pair.subject().name().equals("web"))
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.theirs()).isEqualTo(theirs);
                    assertThat(pair.outcome()).isEqualTo(outcome);
                });
    }

    @Test
    void shouldSayOfACheckWhatTheWorstOfItsRulesSays() {
        var pairs = compare(
                "5.11",
                "WARN",
                "web",
                line("one", "5.11", "web", Verdict.PASS, "")
                        + line("other", "5.11", "web", Verdict.FAIL, "")
                        + line("third", "5.11", "web", Verdict.UNKNOWN, ""));

        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.ours()).hasValue(Verdict.FAIL);
            assertThat(pair.rules()).containsExactly("other");
        });
    }

    @Test
    void shouldExplainADifferenceOnlyByWhatOurEvidenceShows() {
        var lines = line("container-cpu-limited", "5.12", "web", Verdict.FAIL, "cpuShares is 1024")
                + line("container-cpu-limited", "5.12", "db", Verdict.FAIL, "cpuShares is 0");

        var pairs = compare("5.12", "PASS", "", lines);

        assertThat(pairs)
                .extracting(pair -> pair.subject().name() + " " + pair.outcome())
                .containsExactly("web EXPLAINED", "db UNEXPLAINED");
    }

    @Test
    void shouldLeaveNoVerdictUnexplainedInTheShadowOfAnother() {
        var lines = line("container-drops-net-raw", "5.4", "web", Verdict.FAIL, "")
                + line("container-without-sys-admin", "5.4", "web", Verdict.FAIL, "");

        var pairs = compare("5.4", "PASS", "", lines);

        assertThat(pairs).extracting(Pair::outcome).containsExactly(Outcome.UNEXPLAINED);
    }

    @Test
    void shouldExplainThatTheyDoNotLookAtStoppedContainers() {
        var lines = line("container-health-checked", "5.27", "web", Verdict.NOT_APPLICABLE, "")
                + line("memory-limited", "5.11", "web", Verdict.FAIL, "");

        var pairs = compare("5.11", "PASS", "", lines);

        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.theirs()).isEqualTo(Ruling.UNSEEN);
            assertThat(pair.outcome()).isEqualTo(Outcome.EXPLAINED);
        });
    }

    @Test
    void shouldTellWhatTheyNameAndWeDidNotSee() {
        var pairs = compare("5.11", "WARN", "web gone", line("memory-limited", "5.11", "web", Verdict.FAIL, ""));

        assertThat(pairs)
                .filteredOn(pair -> pair.outcome() == Outcome.UNEXPLAINED)
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.subject().id()).isEqualTo("gone");
                    assertThat(pair.ours()).isEmpty();
                });
    }

    @Test
    void shouldHoldTheirOwnChecksAgainstOurRules() {
        var pairs =
                compare("C.5.3.3", "WARN", "web", line("container-without-sys-admin", "5.4", "web", Verdict.FAIL, ""));

        assertThat(pairs).extracting(Pair::outcome).containsExactly(Outcome.AGREE);
    }

    private static List<Pair> compare(String check, String result, String items, String lines) {
        var list = items.isEmpty() ? "" : "\"" + items.replace(" ", "\",\"") + "\"";
        var log = BenchLog.parse("log", """
                {"dockerbenchsecurity": "1.6.0", "tests": [{"results": [{"id": "5.32", "result": "NOTE"},
                  {"id": "%s", "result": "%s", "items": [%s]}]}]}
                """.formatted(check, result, list));
        var db = line("anything", "9.9", "db", Verdict.PASS, "");
        return Parity.of(log, OwnVerdicts.parse("ours", lines + db), KNOWN);
    }

    private static String line(String rule, String check, String name, Verdict verdict, String observed) {
        return """
                {"rule":"%s","controls":[{"framework":"cis-docker","version":"1.6.0","id":"%s"}],\
                "subject":{"kind":"CONTAINER","host":"h","id":"id-%s","name":"%s","image":"i"},"element":"",\
                "verdict":"%s","evidence":[],"message":"","missing":"%s"}
                """.formatted(rule, check, name, name, verdict, observed);
    }
}
