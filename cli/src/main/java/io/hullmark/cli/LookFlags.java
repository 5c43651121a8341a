package io.hullmark.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the engine and its host are that a check looks at. */
final class LookFlags {
    @Option(
            names = "--engine",
            paramLabel = "ADDRESS",
            description =
                    "The engine, such as unix:///var/run/docker.sock or tcp://host:2376. Default: what DOCKER_HOST says.")
    private Optional<String> engine = Optional.empty();

    @Option(
            names = "--host-id",
            paramLabel = "ID",
            description =
                    "Identity of the host, as its agent has it. Default: the host's name with a hash of /etc/machine-id.")
    private Optional<String> hostId = Optional.empty();

    @Option(
            names = "--host-root",
            paramLabel = "DIR",
            description = "Where the root of the engine's host is mounted, read-only will do. Default: /.")
    private Optional<String> hostRoot = Optional.empty();

    @Option(
            names = "--host-proc",
            paramLabel = "DIR",
            description = "What shows the processes of the engine's host. Default: proc in --host-root.")
    private Optional<String> hostProc = Optional.empty();

    /** The same as settings of an agent. */
    Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        engine.ifPresent(address -> settings.put("engine", address));
        hostId.ifPresent(id -> settings.put("host.id", id));
        hostRoot.ifPresent(root -> settings.put("host.root", root));
        hostProc.ifPresent(proc -> settings.put("host.proc", proc));
        return settings;
    }
}
