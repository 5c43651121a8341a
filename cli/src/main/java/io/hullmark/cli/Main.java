package io.hullmark.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
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
            "'hullmark up' runs everything on this machine; 'agent' and 'streams' run apart on a fleet."
        },
        subcommands = {
            UpCommand.class,
            RulesCommand.class,
            TopicsCommand.class,
            ViolationsCommand.class,
            PostureCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:what was looked at is not in order, such as rules with problems or topics that differ",
            "2:wrong flags or input",
            "3:Kafka or the Docker engine can't be reached",
            "70:a defect in Hullmark"
        },
        footer = {
            "",
            "Every flag can stand in the environment, --state-dir as HULLMARK_STATE_DIR, or in the file that",
            "HULLMARK_CONFIG names, as state-dir=...; docs/configuration.md lists them all."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        CommandLine command;
        try {
            command = commandLine();
        } catch (Complaint complaint) {
            System.err.println("hullmark: " + complaint.getMessage());
            System.exit(complaint.exitCode());
            return;
        }
        System.exit(command.execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .addSubcommand(AgentCommand.create())
                .addSubcommand(StreamsCommand.create())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .registerConverter(Duration.class, Main::duration)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false)
                .setDefaultValueProvider(Defaults.of(System.getenv()))
                .setParameterExceptionHandler(Failures::ofInput)
                .setExecutionExceptionHandler(Failures::ofExecution);
    }

    /** A time as people write it, 30s or 5m, or as ISO-8601 has it. */
    private static Duration duration(String text) {
        try {
            return Duration.parse(text.startsWith("P") ? text : "PT" + text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'%s' is no time such as 30s, 5m or 1h".formatted(text));
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
