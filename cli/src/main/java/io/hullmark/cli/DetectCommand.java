package io.hullmark.cli;

import io.hullmark.cli.plot.SeriesPlot;
import io.hullmark.engine.detectors.MalformedSample;
import io.hullmark.engine.detectors.SampleTable;
import io.hullmark.engine.detectors.SeriesDetector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the detector of workloads over a file, row by row: its memory and settings are the same for every file. */
@Command(
        name = "detect",
        description = {
            "Find what is unusual in a series of numbers, in one pass and without looking ahead.",
            "",
            "FILE is CSV with the columns timestamp and value. Each row is printed as timestamp,value,score,flag: a score from",
            "0 to 1, and flag 1 where an anomaly begins that is worth telling. An empty value is a missing sample. The first",
            "200 samples are learned from and not judged."
        },
        footer = {
            "",
            "Examples:",
            "  hullmark detect cpu.csv",
            "  hullmark detect cpu.csv --plot cpu.svg > /dev/null",
            "  hullmark detect cpu.csv | grep ',1$'",
            "  tail -n +1 -f cpu.csv | hullmark detect -"
        })
final class DetectCommand implements Runnable {
    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", description = "The series, or - for standard input.")
    private String file = STANDARD_INPUT;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Also draw the series, the band in which it was before, and the flags, as SVG.")
    private Optional<Path> picture = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        try (var rows = open()) {
            judge(rows, out);
        } catch (NoSuchFileException e) {
            throw Complaint.usage(
                    "there is no file '%s'; give a CSV file with the columns timestamp and value, or - for standard input"
                            .formatted(file));
        } catch (IOException e) {
            throw Complaint.usage("can't read '%s': %s".formatted(file, e.getMessage()));
        } catch (MalformedSample e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        } finally {
            out.flush();
        }
    }

    private void judge(BufferedReader rows, PrintWriter out) throws IOException {
        var header = rows.readLine();
        if (header == null) {
            throw Complaint.usage(
                    "%s is empty; its first line has to name the columns timestamp and value".formatted(source()));
        }
        var table = SampleTable.of(source(), header);
        var detector = new SeriesDetector();
        var plot = new SeriesPlot(source());
        out.println("timestamp,value,score,flag");
        for (var row = rows.readLine(); row != null; row = rows.readLine()) {
            if (row.isBlank()) {
                table.skip();
                continue;
            }
            var sample = table.next(row);
            var judgement = detector.observe(sample.value());
            plot.add(sample.timestamp(), sample.value(), judgement);
            out.printf(
                    Locale.ROOT,
                    "%s,%s,%.6f,%d%n",
                    sample.timestamp(),
                    sample.text(),
                    judgement.score(),
                    judgement.anomaly() ? 1 : 0);
        }
        picture.ifPresent(target -> draw(plot, target));
    }

    private static void draw(SeriesPlot plot, Path target) {
        try {
            Files.writeString(target, plot.svg());
        } catch (IOException e) {
            throw Complaint.usage("can't write '%s': %s; choose another file for --plot".formatted(target, e));
        }
    }

    private String source() {
        return STANDARD_INPUT.equals(file) ? "standard input" : file;
    }

    private BufferedReader open() throws IOException {
        return STANDARD_INPUT.equals(file)
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file));
    }
}
