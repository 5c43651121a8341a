package io.hullmark.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands by their names, in the order of the help. Where the arguments begin with one, it alone is set up: reflection on the flags
 * of all of them takes half a second, which is a quarter of what a whole check takes.
 */
final class CommandTree {
    private static final Map<String, Supplier<CommandLine>> ALL = all();

    private CommandTree() {}

    private static Map<String, Supplier<CommandLine>> all() {
        var all = new LinkedHashMap<String, Supplier<CommandLine>>();
        all.put("up", () -> new CommandLine(new UpCommand()));
        all.put("check", () -> new CommandLine(new CheckCommand()));
        all.put("parity", () -> new CommandLine(new ParityCommand()));
        all.put("rules", () -> new CommandLine(new RulesCommand()));
        all.put("exceptions", () -> new CommandLine(new ExceptionsCommand()));
        all.put("attestations", () -> new CommandLine(new AttestationsCommand()));
        all.put("topics", () -> new CommandLine(new TopicsCommand()));
        all.put("violations", () -> new CommandLine(new ViolationsCommand()));
        all.put("anomalies", () -> new CommandLine(new AnomaliesCommand()));
        all.put("findings", () -> new CommandLine(new FindingsCommand()));
        all.put("top", () -> new CommandLine(new TopCommand()));
        all.put("hosts", () -> new CommandLine(new HostsCommand()));
        all.put("posture", () -> new CommandLine(new PostureCommand()));
        all.put("diff", () -> new CommandLine(new DiffCommand()));
        all.put("replay", () -> new CommandLine(new ReplayCommand()));
        all.put("report", () -> new CommandLine(new ReportCommand()));
        all.put("verify", () -> new CommandLine(new VerifyCommand()));
        all.put("export", () -> new CommandLine(new ExportCommand()));
        all.put("checkpoint", () -> new CommandLine(new CheckpointCommand()));
        all.put("keys", () -> new CommandLine(new KeysCommand()));
        all.put("detect", () -> new CommandLine(new DetectCommand()));
        all.put("version", () -> new CommandLine(new VersionCommand()));
        all.put("help", () -> new CommandLine(new HelpCommand()));
        all.put("agent", AgentCommand::create);
        all.put("streams", StreamsCommand::create);
        return all;
    }

    /** Adds the command that the arguments name; all where they name none. */
    static void addTo(CommandLine hullmark, String... arguments) {
        var named = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (named == null || arguments[0].equals("help")) {
            ALL.forEach((name, command) -> hullmark.addSubcommand(name, command.get()));
        } else {
            hullmark.addSubcommand(arguments[0], named.get());
        }
    }
}
