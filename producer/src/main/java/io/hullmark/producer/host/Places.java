package io.hullmark.producer.host;

import io.hullmark.producer.host.Processes.Running;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the files are that the engine is run by: as units, flags, configuration and the engine itself say; where nobody says, as usual. */
final class Places {
    private static final List<String> SHIMS =
            List.of("containerd-shim", "containerd-shim-runc-v1", "containerd-shim-runc-v2", "runc");
    private static final int MOST_PLACES = 400;

    private final Ground ground;
    private final Set<Place> places = new LinkedHashSet<>();

    private Places(Ground ground) {
        this.ground = ground;
    }

    /**
     * A file and what it is to the engine.
     *
     * @param aged whether its age matters
     * @param hidden why nobody can tell which file it is; empty if its path is known
     */
    record Place(String role, String path, boolean aged, Optional<String> hidden) {}

    static List<Place> of(Ground ground) {
        var places = new Places(ground);
        places.units();
        places.configuration();
        places.certificates();
        places.sockets();
        places.programs();
        places.data();
        return List.copyOf(places.places);
    }

    private void put(String role, String path) {
        // What is relative, nobody but the daemon can find.
        if (path.startsWith("/")) {
            places.add(new Place(role, path, false, Optional.empty()));
        }
    }

    /** A path that is told by something which can't be seen hides a file, and that is not the same as no file. */
    private void put(String role, Sight<String> path) {
        path.fold(
                seen -> {
                    put(role, seen);
                    return true;
                },
                reason -> places.add(new Place(role, "", false, Optional.of(reason))));
    }

    private void units() {
        for (String unit : List.of("docker.service", "docker.socket", "containerd.service")) {
            var files = ground.units().files(unit);
            files.forEach(file -> put(unit, file));
            if (files.isEmpty()) {
                put(unit, Units.usual(unit));
            }
        }
    }

    private void configuration() {
        put("docker-directory", ground.directory());
        put("daemon.json", ground.configuration().path());
        put("default-docker", "/etc/default/docker");
        put("sysconfig-docker", "/etc/sysconfig/docker");
        put("containerd-config", containerd("config").orElse("/etc/containerd/config.toml"));
        put("containerd-state", containerd("state").orElse("/run/containerd"));
    }

    private Optional<String> containerd(String option) {
        return ground.processes().named("containerd").stream()
                .map(process -> process.commandLine())
                // The daemon's own containerd has a configuration that nobody writes.
                .filter(line -> line.last("config")
                        .filter(path -> path.contains("/docker/"))
                        .isEmpty())
                .flatMap(line -> line.last(option).stream())
                .findFirst();
    }

    private void certificates() {
        var transport = new Transport(ground);
        put("tls-ca", transport.caCertificate());
        put("tls-cert", transport.certificate());
        put("tls-key", transport.key());
        var directory = ground.directory() + "/certs.d";
        names(directory)
                .forEach(registry -> names(directory + "/" + registry)
                        .forEach(file -> put("registry-certificate", directory + "/" + registry + "/" + file)));
    }

    /** The names in a directory of certificates, as many as a snapshot can hold. */
    private List<String> names(String directory) {
        Sight<List<String>> names = Sight.at(directory, List.of(), () -> {
            try {
                return ground.root().names(directory);
            } catch (NotDirectoryException e) {
                return List.of();
            }
        });
        return names.fold(
                seen -> seen.subList(0, Math.max(0, Math.min(seen.size(), MOST_PLACES - places.size()))), reason -> {
                    put("registry-certificate", Sight.unseen(reason));
                    return List.of();
                });
    }

    private void sockets() {
        for (String host : ground.hosts().orElse(List.of())) {
            if (host.startsWith("unix://")) {
                put("docker.sock", host.substring("unix://".length()));
            } else if (host.startsWith("fd://")) {
                ground.units()
                        .values("docker.socket", "ListenStream")
                        .orElse(List.of())
                        .forEach(path -> put("docker.sock", path.replace("%t", "/run")));
            }
        }
        put("docker.sock", ground.socket());
        ground.configuration()
                .text("containerd")
                .orElse(Optional.empty())
                .ifPresentOrElse(path -> put("containerd.sock", path), () -> {
                    put("containerd.sock", "/run/containerd/containerd.sock");
                    put("containerd.sock", execRoot() + "/containerd/containerd.sock");
                });
    }

    private String execRoot() {
        return ground.configuration().text("exec-root").orElse(Optional.empty()).orElse("/var/run/docker");
    }

    private void programs() {
        put("dockerd", ground.program().orElse("/usr/bin/dockerd"));
        put(
                "containerd",
                program(
                        "containerd",
                        ground.processes().named("containerd").stream().findFirst()));
        SHIMS.forEach(name -> put(name, program(name, Optional.empty())));
    }

    private String program(String name, Optional<Running> process) {
        return ground.programs().find(name, process).orElse("/usr/bin/" + name);
    }

    private void data() {
        put("data-root", ground.dataRoot());
        if (ground.info().path("Swarm").path("LocalNodeState").asText("").equals("active")) {
            var path = ground.dataRoot() + "/swarm/certificates/swarm-root-ca.crt";
            places.add(new Place("swarm-ca", path, true, Optional.empty()));
        }
    }
}
