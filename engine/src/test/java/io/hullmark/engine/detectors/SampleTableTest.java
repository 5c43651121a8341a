package io.hullmark.engine.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTableTest {
    private static final String HEADER = "timestamp,value";

    @Test
    void shouldReadARowAsItWasWritten() {
        var sample = SampleTable.of("cpu.csv", HEADER).next("2026-01-31 12:00:00,1.50");

        assertThat(sample).isEqualTo(new Sample("2026-01-31 12:00:00", "1.50", 1.5));
    }

    @Test
    void shouldFindItsColumnsAmongOthers() {
        var sample =
                SampleTable.of("cpu.csv", "\uFEFF\"Value\", host, TIMESTAMP").next("\"7\",web,1700000000");

        assertThat(sample).isEqualTo(new Sample("1700000000", "7", 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31 12:00:00",
                "2026-01-31 12:00",
                "2026-01-31",
                "2026-01-31T12:00:00.123456",
                "2026-01-31T12:00:00Z",
                "2026-01-31 12:00:00+01:00",
                "1769860800",
                "1769860800123"
            })
    void shouldKnowTimes(String timestamp) {
        var sample = SampleTable.of("cpu.csv", HEADER).next(timestamp + ",1");

        assertThat(sample.timestamp()).isEqualTo(timestamp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "nan", " "})
    void shouldTakeAnEmptyValueAsAMissingSample(String value) {
        var sample = SampleTable.of("cpu.csv", HEADER).next("2026-01-31 12:00:00," + value);

        assertThat(sample.value()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-01-31 12:00:00,1,5x  | 2 | ok",
                "2026-01-31 12:00:00,abc   | 2 | 'abc' is no number",
                "2026-01-31 12:00:00,inf   | 2 | 'inf' is no number",
                "2026-01-31 12:00:00,1e999 | 2 | '1e999' is no finite number",
                "2026-01-31 25:00:00,1     | 2 | '2026-01-31 25:00:00' is no time; write it as",
                ",1                        | 2 | '' is no time",
                "2026-01-31 12:00:00       | 2 | 2 columns are needed, here are 1"
            })
    void shouldSayWhereAndWhatIsWrong(String row, int line, String problem) {
        var table = SampleTable.of("cpu.csv", HEADER);

        if (problem.equals("ok")) {
            assertThat(table.next(row).value()).isEqualTo(1);
        } else {
            assertThatThrownBy(() -> table.next(row))
                    .isInstanceOf(MalformedSample.class)
                    .hasMessageStartingWith("cpu.csv:" + line + ": " + problem);
        }
    }

    @Test
    void shouldNameTheLineOfABadRowBehindOthers() {
        var table = SampleTable.of("cpu.csv", HEADER);
        table.next("2026-01-31 12:00:00,1");
        table.skip();

        assertThatThrownBy(() -> table.next("2026-01-31 12:05:00,x")).hasMessageStartingWith("cpu.csv:4: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "time,value", "", "1,2"})
    void shouldRejectAHeaderWithoutTheColumns(String header) {
        assertThatThrownBy(() -> SampleTable.of("cpu.csv", header))
                .isInstanceOf(MalformedSample.class)
                .hasMessageStartingWith("cpu.csv:1: the first line has to name the columns 'timestamp' and 'value'");
    }

    @Test
    void shouldRejectTimeThatGoesBack() {
        var table = SampleTable.of("cpu.csv", HEADER);
        table.next("2026-01-31 12:00:00,1");

        assertThatThrownBy(() -> table.next("2026-01-31 11:55:00,1"))
                .hasMessage("cpu.csv:3: the time goes back from 2026-01-31T12:00 to 2026-01-31T11:55; "
                        + "sort the rows by their time");
    }

    @Test
    void shouldAcceptTheHourThatTheEndOfSummerTimeRepeats() {
        var table = SampleTable.of("cpu.csv", HEADER);
        table.next("2025-10-26 02:55:00,1");

        var sample = table.next("2025-10-26 02:00:00,2");

        assertThat(sample.value()).isEqualTo(2);
    }
}
