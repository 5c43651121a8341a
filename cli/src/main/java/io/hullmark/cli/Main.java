package io.hullmark.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The hullmark command. */
@Command(
        name = "hullmark",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        description = {
            "Streaming compliance for Docker fleets.",
            "",
            "'hullmark check' judges this machine once; 'hullmark up' watches it, with everything in one process;",
            "'agent' and 'streams' run apart on a fleet."
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:what was looked at is not in order, such as rules with problems or topics that differ",
            "2:wrong flags or input",
            "3:Kafka, the Docker engine or the schema registry can't be reached",
            "4:check --fail-on: a rule of that severity or a worse one fails",
            "5:replay --max-opened: a draft would open more findings than that",
            "70:a defect in Hullmark",
            "130, 143:ended in order by Ctrl-C or SIGTERM"
        },
        footer = {
            "",
            "Every flag can stand in the environment, --state-dir as HULLMARK_STATE_DIR, or in the file that",
            "HULLMARK_CONFIG names, as state.dir=...; docs/configuration.md lists them all."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(System.getenv(), out, err, arguments));
    }

    static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        Defaults defaults;
        try {
            defaults = Defaults.of(environment);
        } catch (Complaint complaint) {
            err.println("hullmark: " + complaint.getMessage());
            return complaint.exitCode();
        }
        return commandLine(defaults, arguments).setOut(out).setErr(err).execute(arguments);
    }

    private static CommandLine commandLine(Defaults defaults, String... arguments) {
        var command = new CommandLine(new Main());
        CommandTree.addTo(command, arguments);
        command.registerConverter(Duration.class, Main::duration)
                .registerConverter(Instant.class, Main::moment)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false)
                .setDefaultValueProvider(defaults)
                .setParameterExceptionHandler(Failures::ofInput)
                .setExecutionExceptionHandler(Failures::ofExecution);
        command.getSubcommands().values().forEach(Main::addHelp);
        return command;
    }

    private static void addHelp(CommandLine command) {
        var spec = command.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help message and exit.")
                    .build());
        }
        command.getSubcommands().values().forEach(Main::addHelp);
    }

    /** A time as people write it, 30s, 5m or 14d, or as ISO-8601 has it. */
    private static Duration duration(String text) {
        try {
            return Duration.parse(text.startsWith("P") ? text : text.matches("\\d+d") ? "P" + text : "PT" + text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no time such as 30s, 5m or 1h, nor days such as 14d".formatted(text));
        }
    }

    /** A moment with the offset of its zone, so that it is one and the same wherever it is read, also where clocks are put back. */
    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no moment such as 2026-03-03T02:00:00Z or 2026-03-03T03:00:00+01:00; the offset must be there"
                            .formatted(text));
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
