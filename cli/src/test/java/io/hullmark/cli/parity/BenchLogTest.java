package io.hullmark.cli.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchLogTest {

    @Test
    void shouldReadWhatEachCheckListsAndTells() {
        var log = BenchLog.parse("log", """
                {"dockerbenchsecurity": "1.6.0", "start": 1, "tests": [
                  {"id": "5", "desc": "x", "results": [
                    {"id": "5.5", "desc": "x", "result": "WARN", "details": "such: a b", "items": ["a", "b"]},
                    {"id": "5.23", "desc": "x", "result": "NOTE"}]},
                  {"id": "7", "desc": "x", "results": []}],
                 "checks": 2, "score": -1, "end": 2}
                """);

        assertThat(log.release()).isEqualTo("1.6.0");
        assertThat(log.checks().keySet()).containsExactly("5.5", "5.23");
        assertThat(log.check("5.5")).hasValue(new BenchCheck("5.5", "WARN", "such: a b", List.of("a", "b")));
    }

    @ParameterizedTest(name = "{0}: {1} among {2} is {3}")
    @CsvSource({
        "1.6.0, 5.5,  5.32,      5.5",
        "1.6.0, 5.1,  5.1,       5.1",
        "1.6.0, 5.4,  5.31,      5.5",
        "1.6.0, 5.4,  7.10,      5.5",
        "1.6.0, 7.1,  7.10,      5.1",
        "1.6.0, 7.10, 7.10,      7.9",
        "1.6.0, 7.1,  7.9,       7.1",
        "1.5.0, 5.31, 5.31,      5.32",
        "1.5.0, 3.22, 7.10,      3.22",
        "1.3.6, 3.22, 7.10,      3.20",
        "1.3.6, 3.20, 7.10,      3.21",
        "1.3.6, 2.5,  7.10,      2.5"
    })
    void shouldNumberChecksAsTheBenchmarkDoes(String release, String id, String beside, String expected) {
        var log = BenchLog.parse("log", """
                {"dockerbenchsecurity": "%s", "tests": [{"results": [{"id": "%s", "result": "NOTE"}, {"id": "%s", "result": "PASS"}]}]}
                """.formatted(release, beside, id));

        assertThat(log.check(expected)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"dockerbenchsecurity\": \"1.6.0\", \"tests\": [ | log:1:44: | did not end",
                "nothing                                            | log:1:1:  | this is no JSON",
                "{\"tests\": []}                                    | log:      | no log of docker-bench-security",
                "[]                                                 | log:      | no log of docker-bench-security",
                "{\"dockerbenchsecurity\": \"1.3.5\", \"tests\": []} | log:     | run 1.3.6 or a newer one",
            })
    void shouldSayWhatIsWrongWithALog(String text, String place, String what) {
        assertThatThrownBy(() -> BenchLog.parse("log", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(place)
                .hasMessageContaining(what);
    }
}
