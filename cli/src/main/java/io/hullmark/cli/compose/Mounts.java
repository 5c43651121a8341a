package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** What a service mounts, as an engine lists the mounts of a container. */
final class Mounts {
    private static final Set<String> PROPAGATIONS =
            Set.of("shared", "rshared", "slave", "rslave", "private", "rprivate");

    private final ComposeFile file;
    private final ArrayNode mounts = JsonNodeFactory.instance.arrayNode();

    private Mounts(ComposeFile file) {
        this.file = file;
    }

    static ArrayNode of(ComposeFile file, JsonNode service) {
        var mounts = new Mounts(file);
        service.path("volumes").forEach(volume -> {
            if (volume.isObject()) {
                mounts.addLong(volume);
            } else {
                mounts.addShort(volume.asText());
            }
        });
        mounts.files(service.path("secrets"), "secrets", "/run/secrets/");
        mounts.files(service.path("configs"), "configs", "/");
        return mounts.mounts;
    }

    private void addShort(String text) {
        var parts = text.split(":", 3);
        if (parts.length == 1) {
            volume("", parts[0], "");
        } else if (isPath(parts[0])) {
            bind(parts[0], parts[1], parts.length == 3 ? parts[2] : "", "");
        } else {
            volume(file.volumeName(parts[0]), parts[1], parts.length == 3 ? parts[2] : "");
        }
    }

    private void addLong(JsonNode volume) {
        var source = volume.path("source").asText(volume.path("src").asText(""));
        var target = volume.path("target").asText("");
        var mode = volume.path("read_only").asBoolean(false)
                        || volume.path("read_only").asText("").equals("true")
                ? "ro"
                : "";
        var type = volume.path("type").asText("volume");
        switch (type) {
            case "bind" ->
                bind(
                        source,
                        target,
                        mode,
                        volume.path("bind").path("propagation").asText(""));
            case "volume" -> volume(source.isEmpty() ? "" : file.volumeName(source), target, mode);
            default -> mount(type, target, mode).put("Source", type.equals("npipe") ? source : "");
        }
    }

    /** Secrets and configurations from files are files of this host, read-only inside. */
    private void files(JsonNode used, String kind, String directory) {
        used.forEach(use -> {
            var name = use.isObject() ? use.path("source").asText("") : use.asText();
            var source = file.root().path(kind).path(name).path("file").asText("");
            if (!source.isEmpty()) {
                var target = use.path("target").asText(name);
                bind(source, target.startsWith("/") ? target : directory + target, "ro", "");
            }
        });
    }

    private void bind(String source, String target, String mode, String propagation) {
        var told = Stream.of(mode.split(",", -1)).filter(PROPAGATIONS::contains).findFirst();
        mount("bind", target, mode)
                .put("Source", absolute(source))
                .put("Propagation", propagation.isEmpty() ? told.orElse("rprivate") : propagation);
    }

    private void volume(String name, String target, String mode) {
        // What nobody named is a new volume of the engine's, which shows no directory of the host.
        mount("volume", target, mode)
                .put("Name", name.isEmpty() ? file.anonymousVolume() : name)
                .put("Driver", "local");
    }

    private ObjectNode mount(String type, String target, String mode) {
        return mounts.addObject()
                .put("Type", type)
                .put("Destination", target)
                .put("Mode", mode)
                .put("RW", Stream.of(mode.split(",", -1)).noneMatch("ro"::equals));
    }

    private static boolean isPath(String source) {
        return source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    }

    private String absolute(String source) {
        if (source.equals("~") || source.startsWith("~/")) {
            return Path.of(System.getProperty("user.home", "/"))
                    .resolve(source.substring(Math.min(2, source.length())))
                    .normalize()
                    .toString();
        }
        return file.directory().resolve(source).normalize().toString();
    }
}
