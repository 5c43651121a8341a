package io.hullmark.producer.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.producer.translate.Translator;
import io.hullmark.wire.ContainerProcesses;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What has to be remembered of an object between two looks at it. */
final class Remembered {
    /** Number of the newest event or snapshot of it, to tell what a list could not know yet. */
    long touched;
    /** Latest moment at which it was known to exist. */
    Instant lastSeen = Instant.EPOCH;
    /** Whether a snapshot of it has been handed on in this run. */
    boolean told;
    /** How often in a row it could not be inspected. */
    int failures;
    /** Whether the last attempt to inspect it failed. */
    boolean unreadable;
    /** When somebody last looked at its processes, by the clock that nobody sets. */
    Optional<Long> processesLooked = Optional.empty();

    private String name = "";
    private String image = "";
    private String startedAt = "";
    private boolean running;
    private long pid;
    private Network network = Network.OWN;
    private String dataRoot = "";
    private Optional<HealthChecks> healthChecks = Optional.empty();
    private String processesOf = "";
    private Optional<ContainerProcesses> processes = Optional.empty();
    private List<String> references = List.of();

    /** Takes over what an event says of a container. */
    void named(String newName, String newImage) {
        name = newName.isEmpty() ? name : newName;
        image = newImage.isEmpty() ? image : newImage;
    }

    /** Takes over what an inspection says of a container. */
    void inspected(JsonNode inspect) {
        var state = inspect.path("State");
        startedAt = state.path("StartedAt").asText("");
        running =
                state.path("Running").asBoolean(state.path("Status").asText("").equals("running"));
        pid = state.path("Pid").asLong(0);
        var mode = inspect.path("HostConfig").path("NetworkMode").asText("");
        network = mode.equals("host") || mode.startsWith("container:") ? Network.SHARED : Network.OWN;
        var before = healthChecks;
        healthChecks = HealthChecks.from(inspect)
                .map(checks -> before.map(checks::after).orElse(checks));
    }

    /** Takes over what the engine says of its host. */
    void introduced(JsonNode info) {
        dataRoot = info.path("DockerRootDir").asText("");
    }

    /** Directory of the engine's data, of a host; empty if it is not known. */
    Optional<String> dataRoot() {
        return dataRoot.isEmpty() ? Optional.empty() : Optional.of(dataRoot);
    }

    /** How sensors find a container; nothing if it does not run, or the engine does not say where. */
    Optional<RunningContainer> findable(String id) {
        try {
            return running && pid > 0
                    ? Optional.of(new RunningContainer(id, pid, Instant.parse(startedAt), network))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Takes over the names under which an image is known. */
    void named(JsonNode image) {
        references = references(image);
    }

    /** Whether an image has been told, under these names. */
    boolean toldAs(JsonNode image) {
        return told && references.equals(references(image));
    }

    private static List<String> references(JsonNode image) {
        return Stream.concat(
                        Translator.references(image, "RepoTags").stream(),
                        Translator.references(image, "RepoDigests").stream())
                .toList();
    }

    String name() {
        return name;
    }

    String image() {
        return image;
    }

    boolean running() {
        return running;
    }

    Optional<HealthChecks> healthChecks() {
        return healthChecks;
    }

    /** What runs in it, as far as it has been seen since it last started: to be applied to an inspection, on any thread. */
    Function<JsonNode, Optional<ContainerProcesses>> processes() {
        var seen = processes;
        var of = processesOf;
        return inspect -> {
            var state = inspect.path("State");
            boolean same = of.equals(state.path("StartedAt").asText(""));
            return same && state.path("Running").asBoolean(false) ? seen : Optional.empty();
        };
    }

    /** Takes over what was seen running in it; tells whether that is news. */
    boolean runs(Optional<ContainerProcesses> seen) {
        boolean news = (!processesOf.equals(startedAt) && seen.isPresent()) || !processes.equals(seen);
        processesOf = startedAt;
        processes = seen;
        return news;
    }
}
