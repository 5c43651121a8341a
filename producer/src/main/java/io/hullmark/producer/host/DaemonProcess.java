package io.hullmark.producer.host;

import io.hullmark.producer.host.Processes.Running;
import java.util.List;
import java.util.Optional;

/**
 * How the daemon was started.
 *
 * @param process its process; empty when it is not seen
 * @param line its flags
 */
record DaemonProcess(Optional<Running> process, Sight<CommandLine> line) {
    private static final String UNIT = "docker.service";

    /** The process that serves a socket; if none is to be seen, what its unit would start. */
    static DaemonProcess serving(String socket, Processes processes, Units units) {
        var running = processes.named("dockerd");
        return chosen(socket, running)
                .map(process -> new DaemonProcess(Optional.of(process), Sight.of(process.commandLine())))
                .orElseGet(() -> new DaemonProcess(Optional.empty(), fromUnit(running, units)));
    }

    /** An engine that names the socket; else one that leaves its sockets to its configuration or to systemd. */
    private static Optional<Running> chosen(String socket, List<Running> running) {
        var named = running.stream()
                .filter(process -> process.commandLine().all("host").contains("unix://" + socket))
                .findFirst();
        return named.isPresent()
                ? named
                : running.stream()
                        .filter(process -> process.commandLine().all("host").stream()
                                .noneMatch(host -> host.startsWith("unix://")))
                        .findFirst();
    }

    private static Sight<CommandLine> fromUnit(List<Running> running, Units units) {
        var hidden = running.isEmpty()
                ? "no process dockerd is to be seen, which needs the processes of the host (--pid host, or host.proc)"
                : "none of the dockerd processes serves the socket that the agent asks";
        return units.command(UNIT)
                .fold(words -> Sight.of(CommandLine.of(words)), reason -> Sight.unseen(hidden + "; " + reason));
    }
}
