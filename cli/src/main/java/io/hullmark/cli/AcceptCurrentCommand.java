package io.hullmark.cli;

import io.hullmark.cli.console.Finding;
import io.hullmark.engine.decisions.Flaws.Flaw;
import io.hullmark.engine.exceptions.ExceptionFlaws;
import io.hullmark.engine.facts.PolicyException;
import io.hullmark.engine.language.text.ExceptionWriter;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes exceptions for the findings of now, for a start on a fleet that exists already. */
@Command(
        name = "accept-current",
        description = {
            "Write exceptions for the findings that are open now into a file, with a short expiry: for a start on a fleet",
            "that exists already. Nothing is published: look through the file, and 'add' it."
        },
        footer = {
            "",
            "Example:",
            "  hullmark exceptions accept-current --reason 'was so before' --requester alice --approver bob -o start.yaml",
            "  hullmark exceptions add start.yaml"
        })
final class AcceptCurrentCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why they are acceptable.")
    private String reason = "";

    @Option(names = "--requester", required = true, paramLabel = "PERSON", description = "Who asks for it.")
    private String requester = "";

    @Option(
            names = "--approver",
            required = true,
            paramLabel = "PERSON",
            description = "Who answers for it: another person.")
    private String approver = "";

    @Option(names = "--expires", paramLabel = "TIME", description = "For how long, such as 14d or 12h. Default: 14d.")
    private Duration expires = Duration.ofDays(14);

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY[,...]",
            split = ",",
            description = "Only findings of these severities: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Severity> severities = List.of();

    @Option(
            names = "-o",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; it must be a new one.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var open = CurrentFindings.on(connection.cluster(), spec.commandLine().getErr()).stream()
                .filter(this::wanted)
                .toList();
        var exceptions = new CurrentExceptions(reason, requester, approver, now, now.plus(expires)).of(open);
        var flaws = exceptions.stream()
                .flatMap(exception -> ExceptionFlaws.of(exception, now).stream())
                .map(Flaw::message)
                .distinct()
                .toList();
        if (!flaws.isEmpty()) {
            throw Complaint.usage(String.join("; ", flaws));
        }
        if (exceptions.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("hullmark: no such finding is open, so '%s' was not written".formatted(file));
            return;
        }
        write(exceptions);
        spec.commandLine()
                .getOut()
                .println(
                        "wrote %d exceptions for %d open findings to %s: look through it, then 'hullmark exceptions add %s'"
                                .formatted(exceptions.size(), open.size(), file, file));
    }

    /** What a rule in shadow mode says counts for nothing, so there is nothing to accept. */
    private boolean wanted(Finding finding) {
        return finding.exception().isEmpty()
                && finding.rule().mode() == RuleMode.ENFORCE
                && (severities.isEmpty() || severities.contains(finding.rule().severity()));
    }

    private void write(List<PolicyException> exceptions) {
        var text = exceptions.stream().map(ExceptionWriter::document).collect(Collectors.joining("---\n"));
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw Complaint.usage("'%s' is there already: give the name of a new file".formatted(file));
        } catch (IOException e) {
            throw Complaint.usage("can't write '%s': %s".formatted(file, e.getMessage()));
        }
    }
}
