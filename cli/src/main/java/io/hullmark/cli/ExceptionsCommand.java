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

/** Checks, tests, publishes, revokes, lists and weighs exceptions. */
@Command(
        name = "exceptions",
        description = {
            "Accept findings for a while, without hiding them: what an exception covers is SUPPRESSED, stays visible and",
            "counted, and opens again by itself when the exception ends."
        },
        synopsisSubcommandLabel = "(lint | test | add | list | revoke | report | simulate | accept-current)",
        subcommands = {ReportExceptionsCommand.class, SimulateExceptionsCommand.class, AcceptCurrentCommand.class},
        footer = {
            "",
            "Examples:",
            "  hullmark exceptions lint exceptions/ --rules rules/     what is wrong with these files",
            "  hullmark exceptions simulate exceptions/                what they would hide",
            "  hullmark exceptions add exceptions/                     let them hold",
            "  hullmark exceptions report                              what they hide, and which hide nothing",
            "  hullmark exceptions revoke shop-debugger --reason done  take one back",
            "",
            "How to write an exception: docs/exceptions.md."
        })
final class ExceptionsCommand {
    private static final String FILES = "Files, or directories of *.yaml.";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "lint",
            description = "Tell every problem of exceptions as file:line:column; exit code 1 if there is one.")
    int lint(
            @Parameters(paramLabel = "PATH", arity = "1..*", description = FILES) List<Path> paths,
            @Option(
                            names = "--rules",
                            paramLabel = "DIR",
                            description = "Tell as well which rules and controls are not known to these rules.")
                    Optional<Path> rules) {
        out(DecisionKind.EXCEPTIONS.linted(ExceptionFiles.read(paths, now()), rules));
        return ExitCode.OK;
    }

    @Command(name = "test", description = "Run the tests that stand in exceptions; exit code 1 if one fails.")
    int test(@Parameters(paramLabel = "PATH", arity = "1..*", description = FILES) List<Path> paths) {
        int passed = 0;
        int failed = 0;
        for (var entry : ExceptionFiles.read(paths, now()).entries()) {
            for (var test : entry.written().tests()) {
                var failure = test.failure();
                failure.ifPresent(reason -> out("%s: %s: %s: %s"
                        .formatted(
                                entry.placeOf(test), entry.written().decision().id(), test.name(), reason)));
                passed += failure.isPresent() ? 0 : 1;
                failed += failure.isPresent() ? 1 : 0;
            }
        }
        out("%d tests passed, %d failed".formatted(passed, failed));
        return failed == 0 ? ExitCode.OK : ExitCode.NOT_IN_ORDER;
    }

    @Command(
            name = "add",
            description = {
                "Publish exceptions to a cluster: those that differ from what holds there.",
                "Nothing is published if any of them has a problem. One with the id of one that holds replaces it."
            })
    int add(
            @Mixin Connection connection,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = FILES) List<Path> paths) {
        var now = now();
        var written = ExceptionFiles.read(paths, now).written();
        var topic = topic(connection);
        int published = topic.publish(written, topic.history(), now);
        out("published %d of %d, the others hold already".formatted(published, written.size()));
        return ExitCode.OK;
    }

    @Command(
            name = "revoke",
            description = "Take exceptions back: what they cover opens again, unless another covers it.")
    int revoke(
            @Mixin Connection connection,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of exceptions that hold or will hold.")
                    List<String> ids,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks at it later.")
                    Optional<String> reason) {
        var now = now();
        var topic = topic(connection);
        var held = DecisionKind.EXCEPTIONS.holding(ids, topic.history(), now);
        topic.revoke(held, reason.orElse(""), now);
        out("revoked " + String.join(", ", ids));
        return ExitCode.OK;
    }

    @Command(name = "list", description = "List the exceptions in force and those that wait for their beginning.")
    int list(
            @Mixin Connection connection,
            @Option(names = "--all", description = "Also those that expired or were revoked.") boolean all,
            @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.", defaultValue = "text")
                    OutputFormat output) {
        DecisionKind.EXCEPTIONS
                .listed(topic(connection).history(), now(), all, output)
                .forEach(this::out);
        return ExitCode.OK;
    }

    /** As exactly as the topic can hold it. */
    private static Instant now() {
        return Instant.now().truncatedTo(MICROS);
    }

    private ExceptionsTopic topic(Connection connection) {
        return new ExceptionsTopic(connection.cluster(), spec.commandLine().getErr());
    }

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }
}
