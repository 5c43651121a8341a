package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The containers and volumes that a compose file describes, as {@code docker inspect} would show them.
 *
 * @param objects in the form of {@code docker inspect}
 * @param untold by the id of a container, which of its fields the file does not tell
 */
public record ComposeProject(List<JsonNode> objects, Map<String, Set<String>> untold) {
    public ComposeProject {
        objects = List.copyOf(objects);
        untold = Map.copyOf(untold);
    }

    /**
     * Reads a file.
     *
     * @param environment that fills in variables
     * @throws ComposeException if it can't be what compose reads
     * @throws IOException if it can't be read at all
     */
    public static ComposeProject read(Path path, Map<String, String> environment) throws IOException {
        var file = ComposeFile.read(path, environment);
        var objects = new ArrayList<JsonNode>();
        var untold = new HashMap<String, Set<String>>();
        try {
            file.volumes().forEach(objects::add);
            file.services().forEach((name, service) -> {
                objects.add(ServiceContainer.of(file, name, service));
                untold.put(file.containerId(name), Untold.of(service));
            });
        } catch (ComposeException e) {
            throw new ComposeException(path + ": " + e.getMessage());
        }
        objects.add(anonymousVolume(file));
        return new ComposeProject(objects, untold);
    }

    private static JsonNode anonymousVolume(ComposeFile file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Name", file.anonymousVolume())
                .put("Driver", "local")
                .put("Mountpoint", "");
    }
}
