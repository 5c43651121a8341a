package io.hullmark.cli;

import static java.time.temporal.ChronoUnit.MICROS;

import io.hullmark.wire.Posture;
import io.hullmark.wire.Subject;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets people say what became of hosts. */
@Command(name = "hosts", description = "Say what became of hosts.", synopsisSubcommandLabel = "(retire)")
final class HostsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "retire",
            description = {
                "Say that a host is no more: its findings and those of all that was on it are resolved.",
                "Stop its agent first: a host that is still heard is not retired, and that stands in the quarantine topic.",
                "If its agent speaks again, the host is back."
            })
    int retire(
            @Mixin Connection connection,
            @Parameters(paramLabel = "HOST", description = "Id or name of the host.") String host,
            @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who retires it.") String by,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why.", defaultValue = "") String reason) {
        if (by.isBlank()) {
            throw Complaint.usage("--by must name a person");
        }
        var cluster = connection.cluster();
        var err = spec.commandLine().getErr();
        var id = CurrentFindings.postures(cluster, err).stream()
                .map(Posture::getSubject)
                .filter(subject -> host.equals(subject.getHostId()) || host.equals(subject.getHostName()))
                .map(Subject::getHostId)
                .findFirst()
                .orElseThrow(() -> Complaint.notInOrder(
                        "no host '%s' is watched at %s: see 'hullmark posture'".formatted(host, cluster.bootstrap())));
        new StatementsTopic(cluster, err).retire(id, by, reason, Instant.now().truncatedTo(MICROS));
        spec.commandLine().getOut().println("asked to retire %s; it stays if its agent is still heard".formatted(id));
        return ExitCode.OK;
    }
}
