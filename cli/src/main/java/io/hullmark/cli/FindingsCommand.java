package io.hullmark.cli;

import static java.time.temporal.ChronoUnit.MICROS;

import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.facts.Fact.Acknowledged;
import io.hullmark.engine.statements.AcknowledgementFlaws;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets people say what they do about findings. */
@Command(
        name = "findings",
        description = "Say what is done about findings.",
        synopsisSubcommandLabel = "(acknowledge)",
        footer = {"", "Ids of findings stand in 'hullmark violations --open --output json' as findingId."})
final class FindingsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "acknowledge",
            description = {
                "Say that somebody has seen findings and works on them.",
                "They stay open and count as before; everybody sees who has them."
            })
    int acknowledge(
            @Mixin Connection connection,
            @Parameters(paramLabel = "FINDING_ID", arity = "1..*", description = "Ids of findings, 32 hex digits.")
                    List<String> ids,
            @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who works on them.") String by,
            @Option(names = "--note", paramLabel = "TEXT", description = "What is done.", defaultValue = "")
                    String note) {
        var now = Instant.now().truncatedTo(MICROS);
        var acknowledged = ids.stream()
                .distinct()
                .map(id -> new Acknowledged(id, by, note, now))
                .toList();
        var flaws = acknowledged.stream()
                .flatMap(acknowledgement -> AcknowledgementFlaws.of(acknowledgement).stream())
                .map(Flaw::message)
                .distinct()
                .collect(Collectors.joining("; "));
        if (!flaws.isEmpty()) {
            throw Complaint.usage(flaws);
        }
        new StatementsTopic(connection.cluster(), spec.commandLine().getErr()).acknowledge(acknowledged);
        spec.commandLine().getOut().println("acknowledged " + acknowledged.size());
        return ExitCode.OK;
    }
}
