package io.hullmark.producer.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.host.Processes.Running;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What all looks at the host begin with.
 *
 * @param socket path of the socket at which the agent asks the engine
 * @param info what the engine says of itself
 */
record Ground(
        String socket,
        JsonNode info,
        HostRoot root,
        Processes processes,
        Units units,
        People people,
        DaemonProcess daemon,
        DaemonConfiguration configuration) {
    private static final String USUAL_DIRECTORY = "/etc/docker";

    static Ground of(String socket, JsonNode info, HostRoot root, Processes processes) {
        var units = new Units(root);
        var people = People.of(root);
        var daemon = DaemonProcess.serving(socket, processes, units);
        var usual = directory(info, daemon, processes, people) + "/daemon.json";
        return new Ground(
                socket,
                info,
                root,
                processes,
                units,
                people,
                daemon,
                DaemonConfiguration.of(root, daemon.line(), usual));
    }

    /** Directory of the daemon's configuration: that of its user if it runs without root. */
    String directory() {
        return directory(info, daemon, processes, people);
    }

    private static String directory(JsonNode info, DaemonProcess daemon, Processes processes, People people) {
        return securityOption(info, "rootless")
                ? home(daemon, processes, people)
                        .map(home -> home + "/.config/docker")
                        .orElse(USUAL_DIRECTORY)
                : USUAL_DIRECTORY;
    }

    /** Directory where the daemon looks for certificates that nobody named. */
    String certificates() {
        return home(daemon, processes, people).orElse("/root") + "/.docker";
    }

    private static Optional<String> home(DaemonProcess daemon, Processes processes, People people) {
        return daemon.ifSeen()
                .map(Running::pid)
                .flatMap(processes::user)
                .flatMap(user -> people.home(user).fold(Optional::of, reason -> Optional.empty()));
    }

    private static boolean securityOption(JsonNode info, String name) {
        Predicate<String> named = option -> (option + ",").startsWith("name=" + name + ",");
        for (JsonNode option : info.path("SecurityOptions")) {
            if (named.test(option.asText())) {
                return true;
            }
        }
        return false;
    }

    /** Directory of all data of the engine; with remapped users the engine tells of one within it. */
    String dataRoot() {
        var told = info.path("DockerRootDir").asText("");
        int slash = told.lastIndexOf('/');
        boolean remapped =
                securityOption(info, "userns") && told.substring(slash + 1).matches("[0-9]+\\.[0-9]+");
        return remapped ? told.substring(0, slash) : told;
    }

    /** Where the daemon listens. */
    Sight<List<String>> hosts() {
        return configuration.texts("host", "hosts").map(given -> given.orElse(List.of("unix://" + socket)));
    }

    /** Group that may use the socket. */
    Sight<String> group() {
        return hosts().flatMap(hosts -> hosts.stream().anyMatch(host -> host.startsWith("fd:"))
                ? units.values("docker.socket", "SocketGroup").map(Ground::lastOrRoot)
                : configuration.text("group").map(given -> given.orElse("docker")));
    }

    /** The group of a socket that systemd makes. */
    private static String lastOrRoot(List<String> groups) {
        return groups.isEmpty() ? "root" : groups.get(groups.size() - 1);
    }

    Programs programs() {
        return new Programs(root, processes);
    }

    /** The daemon's program; empty if the files that are seen are not those of the engine's host. */
    Optional<String> program() {
        return programs().find("dockerd", daemon.ifSeen());
    }

    /** The daemon's process, which has the network and the mounts of the engine. Any other could be one of a container. */
    Sight<String> pid() {
        return daemon.process().map(Running::pid);
    }
}
