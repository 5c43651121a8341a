package io.hullmark.cli;

import io.hullmark.cli.console.JsonLines;
import io.hullmark.cli.console.Palette;
import io.hullmark.cli.parity.BenchLog;
import io.hullmark.cli.parity.KnownDifferences;
import io.hullmark.cli.parity.OwnVerdicts;
import io.hullmark.cli.parity.Pair.Outcome;
import io.hullmark.cli.parity.Parity;
import io.hullmark.cli.parity.ParityJson;
import io.hullmark.cli.parity.ParityText;
import io.hullmark.cli.report.JsonReport;
import io.hullmark.cli.report.Report;
import io.hullmark.streams.check.ObservedCheckup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells where our verdicts differ from those of docker-bench-security on the same engine, and why. */
@Command(
        name = "parity",
        description = {
            "Compare our verdicts with those of docker-bench-security on the same engine, check by check and subject by",
            "subject, and say why they differ. Exit code 1 says that a difference has no explanation.",
            "",
            "docker-bench-security writes its log beside what it prints: log/docker-bench-security.log.json."
        },
        footer = {
            "",
            "All differences that are known: docs/differences-to-docker-bench.md.",
            "",
            "Examples:",
            "  hullmark parity --docker-bench docker-bench-security.log.json",
            "  hullmark parity --docker-bench docker-bench-security.log.json --check verdicts.jsonl --output json"
        })
final class ParityCommand implements Callable<Integer> {
    @Option(
            names = "--docker-bench",
            paramLabel = "LOG.json",
            required = true,
            description = "What docker-bench-security 1.3.6 or newer wrote as JSON.")
    private Path log = Path.of("");

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description =
                    "What 'hullmark check --output json' printed. Default: look at the engine of this machine now.")
    private Optional<Path> check = Optional.empty();

    @Mixin
    private LookFlags look = new LookFlags();

    @Mixin
    private RuleFlags rules = new RuleFlags();

    @Option(
            names = "--output",
            description =
                    "${COMPLETION-CANDIDATES}; text shows what differs, json every comparison, one a line. Default: text.")
    private OutputFormat output = OutputFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var theirs = BenchLog.parse(log.toString(), text(log));
        var ours = check.map(file -> OwnVerdicts.parse(file.toString(), text(file)))
                .orElseGet(() -> OwnVerdicts.parse("the check", checked()));
        var pairs = Parity.of(theirs, ours, KnownDifferences.shipped());
        var out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            pairs.forEach(pair -> out.println(JsonLines.text(ParityJson.tree(pair))));
            out.flush();
        } else {
            new ParityText(Palette.ofTerminal()).write(theirs, pairs, out);
        }
        return Parity.count(pairs, Outcome.UNEXPLAINED) == 0 ? ExitCode.OK : ExitCode.NOT_IN_ORDER;
    }

    /** The same lines as those of a check. */
    private String checked() {
        var lines = new StringWriter();
        var pack = rules.read();
        var input = CheckInput.looked(look.settings());
        var seen = new ObservedCheckup.Seen(input.observations(), input.untold(), CheckInput.UNTOLD);
        var assessments = ObservedCheckup.of(pack.byText(), seen, List.of(), Instant.now());
        new JsonReport().write(new Report(assessments, Map.of()), new PrintWriter(lines));
        return lines.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw Complaint.usage("there is no file '%s' to compare".formatted(file));
        } catch (IOException e) {
            throw Complaint.usage("can't read '%s': %s".formatted(file, e.getMessage()));
        }
    }
}
