package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a service is called, runs and is attached to, as {@code docker inspect} would show its container. */
final class ServiceContainer {
    private final ComposeFile file;
    private final String name;
    private final ObjectNode service;
    private final ObjectNode inspect = JsonNodeFactory.instance.objectNode();

    private ServiceContainer(ComposeFile file, String name, ObjectNode service) {
        this.file = file;
        this.name = name;
        this.service = service;
    }

    static ObjectNode of(ComposeFile file, String name, ObjectNode service) {
        return new ServiceContainer(file, name, service).inspected();
    }

    private ObjectNode inspected() {
        var container = service.path("container_name").asText(file.project() + "-" + name + "-1");
        inspect.put("Id", file.containerId(name)).put("Name", "/" + container);
        var state = inspect.putObject("State").put("Status", "running");
        config(inspect.putObject("Config"));
        healthcheck(state);
        var host = inspect.putObject("HostConfig");
        HostOptions.of(service, host);
        host.put("NetworkMode", networkMode()).put("PidMode", shared("pid")).put("IpcMode", ipc());
        logging(host.putObject("LogConfig"));
        inspect.set("Mounts", Mounts.of(file, service));
        var network = inspect.putObject("NetworkSettings");
        network.set("Ports", Ports.of(service.path("ports")));
        networks(network.putObject("Networks"));
        return inspect;
    }

    private void config(ObjectNode config) {
        config.put("Image", service.path("image").asText(file.project() + "-" + name))
                .put("User", service.path("user").asText(""))
                .put("WorkingDir", service.path("working_dir").asText(""))
                .put("Hostname", service.path("hostname").asText(""))
                .put("StopSignal", service.path("stop_signal").asText(""))
                .put("Tty", service.path("tty").asBoolean(false));
        config.set("Entrypoint", Lists.words(service.path("entrypoint")));
        config.set("Cmd", Lists.words(service.path("command")));
        config.set("Env", Lists.entries(service.path("environment")));
        var labels = config.putObject("Labels");
        Lists.map(service.path("labels")).forEach(labels::put);
        labels.put("com.docker.compose.project", file.project()).put("com.docker.compose.service", name);
        var exposed = config.putObject("ExposedPorts");
        service.path("expose").forEach(port -> exposed.putObject(Lists.protocolled(port.asText())));
    }

    private void healthcheck(ObjectNode state) {
        var given = service.path("healthcheck");
        var test = given.path("test");
        boolean none = given.path("disable").asText("").equals("true")
                || (test.isArray() && test.path(0).asText("").equals("NONE"));
        if (none) {
            return;
        }
        if (!test.isMissingNode()) {
            state.putObject("Health").put("Status", "starting");
            inspect.withObject("/Config/Healthcheck")
                    .set(
                            "Test",
                            test.isArray()
                                    ? test
                                    : JsonNodeFactory.instance
                                            .arrayNode()
                                            .add("CMD-SHELL")
                                            .add(test.asText()));
        }
    }

    private String networkMode() {
        var mode = shared("network_mode");
        return mode.isEmpty() ? firstNetwork().orElse("none") : mode;
    }

    /** A namespace of its own, the host's, or that of another service or container. */
    private String shared(String field) {
        var mode = service.path(field).asText("");
        return mode.startsWith("service:")
                ? "container:" + file.containerId(mode.substring("service:".length()))
                : mode;
    }

    private String ipc() {
        var mode = shared("ipc");
        return mode.isEmpty() ? "private" : mode;
    }

    private Optional<String> firstNetwork() {
        var given = service.path("networks");
        if (given.isMissingNode() || given.isNull()) {
            return Optional.of(file.networkName("default"));
        }
        return networkNames(given).isEmpty()
                ? Optional.empty()
                : Optional.of(file.networkName(networkNames(given).get(0).asText()));
    }

    private static ArrayNode networkNames(JsonNode given) {
        if (given instanceof ArrayNode names) {
            return names;
        }
        var names = JsonNodeFactory.instance.arrayNode();
        given.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void networks(ObjectNode attached) {
        var mode = service.path("network_mode").asText("");
        if (!mode.isEmpty()) {
            if (mode.equals("bridge") || mode.equals("host") || mode.equals("none")) {
                attached.putObject(mode);
            }
            return;
        }
        var given = service.path("networks");
        if (given.isMissingNode() || given.isNull()) {
            attached.putObject(file.networkName("default"));
        }
        networkNames(given).forEach(network -> attached.putObject(file.networkName(network.asText())));
    }

    private void logging(ObjectNode log) {
        var given = service.path("logging");
        log.put("Type", given.path("driver").asText(""));
        var options = log.putObject("Config");
        Lists.map(given.path("options")).forEach(options::put);
    }
}
