package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A compose file with its variables filled in and its services complete: anchors, merge keys and {@code extends} resolved.
 *
 * @param directory where it lies; relative paths begin there
 * @param project the name that compose would give the project
 * @param services by name
 * @param root everything that stands in it
 */
record ComposeFile(Path directory, String project, Map<String, ObjectNode> services, ObjectNode root) {
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final int DEEPEST_EXTENDS = 20;

    static ComposeFile read(Path file, Map<String, String> environment) throws IOException {
        var directory = file.toAbsolutePath().normalize().getParent();
        var here = directory == null ? Path.of("/") : directory;
        var interpolation = new Interpolation(variables(here, environment));
        try {
            var root = tree(file, interpolation);
            if (root.has("include")) {
                throw new ComposeException("'include' is not followed: give each file to a check of its own");
            }
            var services = new LinkedHashMap<String, ObjectNode>();
            object(root, "services")
                    .properties()
                    .forEach(entry ->
                            services.put(entry.getKey(), extended(file, root, entry.getKey(), interpolation, 0)));
            if (services.isEmpty()) {
                throw new ComposeException("there are no services in it, so there is nothing to judge");
            }
            return new ComposeFile(here, project(root, here), services, root);
        } catch (ComposeException e) {
            throw new ComposeException(file + ": " + e.getMessage());
        }
    }

    /** The environment counts before the file .env beside it. */
    private static Map<String, String> variables(Path directory, Map<String, String> environment) throws IOException {
        var variables = new HashMap<String, String>();
        var dotEnv = directory.resolve(".env");
        if (Files.isRegularFile(dotEnv)) {
            for (String line : Files.readAllLines(dotEnv)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    var value = line.substring(equals + 1).strip();
                    variables.put(line.substring(0, equals).strip(), value.replaceAll("^(['\"])(.*)\\1$", "$2"));
                }
            }
        }
        variables.putAll(environment);
        return variables;
    }

    private static ObjectNode tree(Path file, Interpolation interpolation) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var in = Files.newBufferedReader(file)) {
            Object loaded = new Yaml(new SafeConstructor(options)).load(in);
            if (loaded instanceof Map<?, ?> map) {
                return (ObjectNode) filled(TREES.valueToTree(new PlainYaml().plain(map)), interpolation);
            }
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new ComposeException(
                    mark == null
                            ? "this is no YAML"
                            : "line %d, column %d: this is no YAML: %s"
                                    .formatted(mark.getLine() + 1, mark.getColumn() + 1, e.getProblem()));
        } catch (YAMLException | java.nio.charset.CharacterCodingException e) {
            throw new ComposeException("this is no YAML that compose reads");
        }
        throw new ComposeException("this is no compose file: it must be a mapping with 'services'");
    }

    private static JsonNode filled(JsonNode node, Interpolation interpolation) {
        if (node instanceof ObjectNode object) {
            Set<Map.Entry<String, JsonNode>> entries = Set.copyOf(object.properties());
            entries.forEach(entry -> object.set(entry.getKey(), filled(entry.getValue(), interpolation)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filled(array.get(i), interpolation));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(interpolation.in(node.asText()));
        }
        return node;
    }

    private static ObjectNode extended(
            Path file, ObjectNode root, String name, Interpolation interpolation, int depth) {
        var service = object(object(root, "services"), name);
        var extension = service.path("extends");
        if (extension.isMissingNode() || extension.isNull()) {
            return service;
        }
        if (depth > DEEPEST_EXTENDS) {
            throw new ComposeException("services extend each other in a circle, '%s' is one of them".formatted(name));
        }
        var other = extension.isTextual()
                ? extension.asText()
                : extension.path("service").asText("");
        var from = extension.path("file").asText("");
        try {
            var otherFile = from.isEmpty() ? file : file.resolveSibling(from);
            var otherRoot = from.isEmpty() ? root : tree(otherFile, interpolation);
            if (!otherRoot.path("services").has(other)) {
                throw new ComposeException("service '%s' extends '%s', which is not there".formatted(name, other));
            }
            return merged(extended(otherFile, otherRoot, other, interpolation, depth + 1), service);
        } catch (IOException e) {
            throw new ComposeException("service '%s' extends one of '%s', which can't be read".formatted(name, from));
        }
    }

    /** Mappings are merged, lists joined, and of single values the nearer one counts. */
    private static ObjectNode merged(ObjectNode base, ObjectNode over) {
        var merged = base.deepCopy();
        over.properties().forEach(entry -> {
            var below = merged.path(entry.getKey());
            var above = entry.getValue();
            if (below instanceof ObjectNode object && above instanceof ObjectNode nearer) {
                merged.set(entry.getKey(), merged(object, nearer));
            } else if (below instanceof ArrayNode list
                    && above instanceof ArrayNode more
                    && !entry.getKey().equals("command")
                    && !entry.getKey().equals("entrypoint")) {
                merged.set(entry.getKey(), list.deepCopy().addAll(more));
            } else {
                merged.set(entry.getKey(), above);
            }
        });
        return merged;
    }

    /** An empty one where nothing is written. */
    static ObjectNode object(JsonNode parent, String field) {
        var value = parent.path(field);
        if (value instanceof ObjectNode object) {
            return object;
        } else if (value.isMissingNode() || value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new ComposeException("'%s' must be a mapping".formatted(field));
    }

    /** The same for the same service of the same project, so that findings keep their ids. */
    String containerId(String service) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((project + "/" + service).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The name that the engine knows a volume by. */
    String volumeName(String volume) {
        return engineName("volumes", volume);
    }

    /** The name that the engine knows a network by. */
    String networkName(String network) {
        return engineName("networks", network);
    }

    /** Stands for every volume that nobody named. */
    String anonymousVolume() {
        return project + "_anonymous";
    }

    private String engineName(String kind, String name) {
        var declared = root.path(kind).path(name);
        var own = declared.path("name").asText("");
        return !own.isEmpty() ? own : external(declared) ? name : project + "_" + name;
    }

    /** The volumes that compose creates; one that exists already may be anything. */
    List<JsonNode> volumes() {
        var volumes = new ArrayList<JsonNode>();
        object(root, "volumes").properties().forEach(entry -> {
            if (!external(entry.getValue())) {
                var options = JsonNodeFactory.instance.objectNode();
                Lists.map(entry.getValue().path("driver_opts")).forEach(options::put);
                ObjectNode volume = JsonNodeFactory.instance
                        .objectNode()
                        .put("Name", volumeName(entry.getKey()))
                        .put("Driver", entry.getValue().path("driver").asText("local"))
                        .put("Mountpoint", "");
                volumes.add(volume.set("Options", options));
            }
        });
        return volumes;
    }

    private static boolean external(JsonNode declared) {
        var external = declared.path("external");
        return external.isObject() || external.asText("").equals("true");
    }

    private static String project(ObjectNode root, Path directory) {
        var given = root.path("name").asText("");
        var folder = directory.getFileName();
        var name = given.isEmpty() && folder != null ? folder.toString() : given;
        var allowed =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
        return allowed.isEmpty() ? "default" : allowed;
    }
}
