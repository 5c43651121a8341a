package io.hullmark.cli;

import static java.time.temporal.ChronoUnit.MICROS;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, publishes, revokes and lists attestations. */
@Command(
        name = "attestations",
        description = {
            "Answer for what only people can tell: the verdict of such a rule stays MANUAL, and whoever reads it sees",
            "who has looked, when, and until when that holds."
        },
        synopsisSubcommandLabel = "(lint | add | list | revoke)",
        footer = {
            "",
            "Examples:",
            "  hullmark attestations lint attestations/ --rules rules/    what is wrong with these files",
            "  hullmark attestations add attestations/                    let them hold",
            "  hullmark attestations list                                 who answers for what, and for how long",
            "  hullmark attestations revoke users-2026 --by alice         take one back",
            "",
            "How to write an attestation: docs/attestations.md."
        })
final class AttestationsCommand {
    private static final String FILES = "Files, or directories of *.yaml.";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "lint",
            description = "Tell every problem of attestations as file:line:column; exit code 1 if there is one.")
    int lint(
            @Parameters(paramLabel = "PATH", arity = "1..*", description = FILES) List<Path> paths,
            @Option(
                            names = "--rules",
                            paramLabel = "DIR",
                            description = "Tell as well which rules are not among these, or decide by themselves.")
                    Optional<Path> rules) {
        out(DecisionKind.ATTESTATIONS.linted(AttestationFiles.read(paths, now()), rules));
        return ExitCode.OK;
    }

    @Command(
            name = "add",
            description = {
                "Publish attestations to a cluster: those that differ from what holds there.",
                "Nothing is published if any of them has a problem. One with the id of one that holds replaces it."
            })
    int add(
            @Mixin Connection connection,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = FILES) List<Path> paths) {
        var now = now();
        var written = AttestationFiles.read(paths, now).written();
        var topic = topic(connection);
        int published = topic.attest(written, topic.history(), now);
        out("published %d of %d, the others hold already".formatted(published, written.size()));
        return ExitCode.OK;
    }

    @Command(name = "revoke", description = "Take attestations back: nobody answers for what they say any more.")
    int revoke(
            @Mixin Connection connection,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of attestations that hold or will hold.")
                    List<String> ids,
            @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who takes them back.")
                    String by,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks at it later.")
                    Optional<String> reason) {
        if (by.isBlank()) {
            throw Complaint.usage("--by must name who takes them back");
        }
        var now = now();
        var topic = topic(connection);
        var held = DecisionKind.ATTESTATIONS.holding(ids, topic.history(), now);
        topic.revoke(held, by, reason.orElse(""), now);
        out("revoked " + String.join(", ", ids));
        return ExitCode.OK;
    }

    @Command(name = "list", description = "List the attestations in force and those that wait for their beginning.")
    int list(
            @Mixin Connection connection,
            @Option(names = "--all", description = "Also those that ended or were revoked.") boolean all,
            @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.", defaultValue = "text")
                    OutputFormat output) {
        DecisionKind.ATTESTATIONS
                .listed(topic(connection).history(), now(), all, output)
                .forEach(this::out);
        return ExitCode.OK;
    }

    /** As exactly as the topic can hold it. */
    private static Instant now() {
        return Instant.now().truncatedTo(MICROS);
    }

    private StatementsTopic topic(Connection connection) {
        return new StatementsTopic(connection.cluster(), spec.commandLine().getErr());
    }

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }
}
