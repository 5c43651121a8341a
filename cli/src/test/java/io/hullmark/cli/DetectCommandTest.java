package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectCommandTest {
    @TempDir
    private static Path directory;

    @Test
    void shouldFlagTheSpikeOfASeries() throws IOException {
        var call = Cli.run("detect", file("spike.csv", series(600, 400)).toString());

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        assertThat(call.out().lines()).hasSize(601).startsWith("timestamp,value,score,flag");
        assertThat(call.out().lines().filter(row -> row.endsWith(",1")))
                .singleElement()
                .asString()
                .startsWith("1700024000,99,1.0");
    }

    @Test
    void shouldDrawTheSeriesItsBandAndItsFlags() throws Exception {
        var picture = directory.resolve("spike.svg");

        var call = Cli.run("detect", file("drawn.csv", series(600, 400)).toString(), "--plot", picture.toString());

        assertThat(call.exitCode()).as(call.err()).isEqualTo(ExitCode.OK);
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("circle").item(0).getTextContent()).isEqualTo("1700024000");
    }

    @Test
    void shouldSayThatThePictureCanNotBeWritten() throws IOException {
        var call = Cli.run(
                "detect", file("undrawn.csv", series(300, 200)).toString(), "--plot", directory + "/no/such/place.svg");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("can't write", "choose another file for --plot");
    }

    @Test
    void shouldSayTheSameOfStandardInput() throws IOException {
        var series = series(600, 400);

        var call = detectStandardInput(series);

        assertThat(call.out())
                .isEqualTo(
                        Cli.run("detect", file("same.csv", series).toString()).out());
    }

    @Test
    void shouldTellWhereStandardInputIsWrong() {
        var call = detectStandardInput("timestamp,value\n1700000000,1\n1700000060,x\n");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("standard input:3: 'x' is no number");
    }

    private static Cli detectStandardInput(String series) {
        var input = System.in;
        System.setIn(new ByteArrayInputStream(series.getBytes(StandardCharsets.UTF_8)));
        try {
            return Cli.run("detect", "-");
        } finally {
            System.setIn(input);
        }
    }

    @Test
    void shouldPrintAMissingSampleUnjudged() throws IOException {
        var call = Cli.run(
                "detect",
                file("holes.csv", series(300, 400) + "\n1700090000,\n").toString());

        assertThat(call.out()).endsWith("\n1700090000,,0.000000,0\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timestamp,value\\n2026-01-31 12:00:00,1\\n2026-01-31 12:01:00,x | bad.csv:3: 'x' is no number; leave the value empty where a sample is missing
            time,value\\n1,2                                               | bad.csv:1: the first line has to name the columns 'timestamp' and 'value', there is no 'timestamp' in 'time,value'
            """)
    void shouldSayWhatIsWrongInAFile(String text, String problem) throws IOException {
        var call = Cli.run("detect", file("bad.csv", text.replace("\\n", "\n")).toString());

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).startsWith("hullmark: ").endsWith(problem + "\n");
    }

    @Test
    void shouldSayThatAFileIsEmpty() throws IOException {
        var call = Cli.run("detect", file("empty.csv", "").toString());

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .endsWith("empty.csv is empty; its first line has to name the columns timestamp and value\n");
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        var call = Cli.run("detect", "/nowhere/cpu.csv");

        assertThat(call.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).startsWith("hullmark: there is no file '/nowhere/cpu.csv'");
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String series(int rows, int spike) {
        return IntStream.range(0, rows)
                .mapToObj(row -> (1_700_000_000 + 60 * row) + "," + (row == spike ? 99 : row % 7))
                .collect(Collectors.joining("\n", "timestamp,value\n", "\n"));
    }
}
