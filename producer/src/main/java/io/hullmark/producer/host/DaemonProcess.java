package io.hullmark.producer.host;

import io.hullmark.producer.host.Processes.Running;
import java.util.List;
import java.util.Optional;

/**
 * How the daemon was started.
 *
 * @param process its process
 * @param line its flags
 */
record DaemonProcess(Sight<Running> process, Sight<CommandLine> line) {
    private static final String UNIT = "docker.service";

    /** The process that serves a socket; if none is to be seen, what its unit would start. */
    static DaemonProcess serving(String socket, Processes processes, Units units) {
        var running = processes.named("dockerd");
        return chosen(socket, running)
                .map(process -> new DaemonProcess(Sight.of(process), Sight.of(process.commandLine())))
                .orElseGet(() -> new DaemonProcess(Sight.unseen(hidden(running)), fromUnit(running, units)));
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

    /** The process if it is seen, for what may be guessed when it is not. */
    Optional<Running> ifSeen() {
        return process.fold(Optional::of, reason -> Optional.empty());
    }

    private static String hidden(List<Running> running) {
        return running.isEmpty()
                ? "no process dockerd is to be seen, which needs the processes of the host (--pid host, or host.proc)"
                : "none of the dockerd processes serves the socket that the agent asks";
    }

    private static Sight<CommandLine> fromUnit(List<Running> running, Units units) {
        return units.command(UNIT)
                .fold(
                        words -> Sight.of(CommandLine.of(words)),
                        reason -> Sight.unseen(hidden(running) + "; " + reason));
    }
}
