package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a compose file leaves to the image, the engine or the future, by the names of a container's fields. */
final class Untold {
    private static final Set<String> ALWAYS = Set.of(
            "created",
            "imageId",
            "platform",
            "storageDriver",
            "startedAt",
            "finishedAt",
            "exitCode",
            "oomKilled",
            "restartCount",
            "appArmorProfile",
            "processLabel",
            "mountLabel",
            "exposedPorts",
            // An image brings variables of its own, and so does a file that a service names.
            "env",
            // What people run inside is up to them.
            "execs");

    /** Fields of a container that an image or the engine fills in where the service says nothing. */
    private static final Map<String, List<String>> UNLESS_GIVEN = Map.of(
            "user", List.of("user"),
            "entrypoint", List.of("entrypoint"),
            "command", List.of("command"),
            "working_dir", List.of("workingDir"),
            "stop_signal", List.of("stopSignal"),
            "hostname", List.of("hostname"),
            "healthcheck", List.of("healthcheck", "health"),
            "cgroup", List.of("cgroupnsMode"),
            "runtime", List.of("runtime"),
            "shm_size", List.of("shmSize"));

    private Untold() {}

    static Set<String> of(JsonNode service) {
        var untold = new LinkedHashSet<>(ALWAYS);
        UNLESS_GIVEN.forEach((key, fields) -> {
            if (service.path(key).isMissingNode() || service.path(key).isNull()) {
                untold.addAll(fields);
            }
        });
        // A check's times may be changed while its test stays the image's.
        var check = service.path("healthcheck");
        if (check.isObject()
                && !check.has("test")
                && !check.path("disable").asText("").equals("true")) {
            untold.addAll(List.of("healthcheck", "health"));
        }
        return untold;
    }
}
