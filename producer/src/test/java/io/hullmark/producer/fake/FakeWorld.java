package io.hullmark.producer.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** What exists on the fake engine. Objects are given as their inspections; lists follow from them. */
public final class FakeWorld {
    /** What an engine on control groups of version 1 said of a container that had run for a minute, shortened. */
    private static final String STATS = """
            {"pids_stats":{"current":3,"limit":50},
             "blkio_stats":{
               "io_service_bytes_recursive":[
                 {"major":254,"minor":0,"op":"Read","value":1982464},{"major":254,"minor":0,"op":"Write","value":4096},
                 {"major":254,"minor":0,"op":"Total","value":1986560}],
               "io_serviced_recursive":[
                 {"major":254,"minor":0,"op":"Read","value":4},{"major":254,"minor":0,"op":"Write","value":1}]},
             "cpu_stats":{
               "cpu_usage":{"total_usage":61030324089},"system_cpu_usage":114341240000000,"online_cpus":2,
               "throttling_data":{"periods":1283,"throttled_periods":969,"throttled_time":19823323101}},
             "memory_stats":{"usage":2318336,"max_usage":4087808,"limit":67108864,
               "stats":{"inactive_file":1982464,"total_inactive_file":1982464}},
             "networks":{
               "eth0":{"rx_bytes":1478,"rx_packets":15,"rx_errors":1,"rx_dropped":2,"tx_bytes":452,"tx_packets":6,
                 "tx_errors":3,"tx_dropped":4}}}
            """;

    private final Map<String, JsonNode> containers = FakeEngine.sorted();
    private final Map<String, JsonNode> images = FakeEngine.sorted();
    private final Map<String, JsonNode> networks = FakeEngine.sorted();
    private final Map<String, JsonNode> volumes = FakeEngine.sorted();
    private final Map<String, JsonNode> execs = FakeEngine.sorted();
    private volatile String oldest = "1.12";
    private volatile String newest = "1.41";

    FakeWorld() {}

    /** The versions of the API that the engine speaks. */
    public void speaks(String oldestVersion, String newestVersion) {
        oldest = oldestVersion;
        newest = newestVersion;
    }

    public void container(JsonNode inspect) {
        containers.put(inspect.path("Id").asText(), inspect);
    }

    public void removeContainer(String id) {
        containers.remove(id);
    }

    public void image(JsonNode inspect) {
        images.put(inspect.path("Id").asText(), inspect);
    }

    public void removeImage(String id) {
        images.remove(id);
    }

    public void network(JsonNode inspect) {
        networks.put(inspect.path("Id").asText(), inspect);
    }

    public void volume(JsonNode inspect) {
        volumes.put(inspect.path("Name").asText(), inspect);
    }

    public void removeVolume(String name) {
        volumes.remove(name);
    }

    public void exec(String id, JsonNode inspect) {
        execs.put(id, inspect);
    }

    /** The refusal of a path whose version the engine does not speak. */
    Optional<Reply> refusal(String path) {
        if (!path.startsWith("/v1.")) {
            return Optional.empty();
        }
        int asked = minor(path.substring(2, path.indexOf('/', 2)));
        if (asked > minor(newest)) {
            return Optional.of(Reply.json(
                    400,
                    "{\"message\":\"client version 1." + asked + " is too new. Maximum supported API version is "
                            + newest + "\"}"));
        }
        return asked >= minor(oldest)
                ? Optional.empty()
                : Optional.of(Reply.json(
                        400,
                        "{\"message\":\"client version 1." + asked + " is too old. Minimum supported API version is "
                                + oldest + "\"}"));
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }

    Reply reply(String path) {
        var parts = path.substring(1).split("/", 3);
        return switch (parts[0]) {
            case "_ping" -> Reply.bytes(200, "text/plain; charset=utf-8", new byte[] {'O', 'K'});
            case "version" -> Reply.json(version());
            case "info" ->
                Reply.json(
                        "{\"ID\":\"FAKE\",\"Name\":\"fake\",\"ServerVersion\":\"20.10.0\","
                                + "\"DockerRootDir\":\"/var/lib/docker\",\"MemTotal\":25276502016,\"NCPU\":2,\"SecurityOptions\":[\"name=seccomp,profile=default\"],\"Swarm\":{\"LocalNodeState\":\"inactive\"}}");
            case "containers" -> parts[1].equals("json") ? list() : container(parts[1], parts[2]);
            case "images" ->
                parts[1].equals("json")
                        ? Reply.json(FakeEngine.array(images.values()).toString())
                        : image(path);
            case "networks" ->
                parts.length == 1
                        ? Reply.json(FakeEngine.array(networks.values()).toString())
                        : found(networks, parts[1], "network");
            case "volumes" ->
                parts.length == 1
                        ? Reply.json("{\"Volumes\":" + FakeEngine.array(volumes.values()) + "}")
                        : found(volumes, parts[1], "volume");
            case "exec" -> found(execs, parts[1], "exec");
            default -> Reply.json(404, "{\"message\":\"page not found\"}");
        };
    }

    private String version() {
        return "{\"Version\":\"20.10.0\",\"ApiVersion\":\"" + newest + "\",\"MinAPIVersion\":\"" + oldest + "\"}";
    }

    private Reply list() {
        return Reply.json(FakeEngine.array(
                        containers.values().stream().map(FakeWorld::listed).toList())
                .toString());
    }

    private static JsonNode listed(JsonNode inspect) {
        ObjectNode listed = FakeEngine.object();
        listed.set("Id", inspect.path("Id"));
        listed.set("Image", inspect.path("Config").path("Image"));
        listed.set("ImageID", inspect.path("Image"));
        listed.set("State", inspect.path("State").path("Status"));
        return listed;
    }

    private Reply container(String id, String what) {
        var inspect = containers.get(id);
        if (inspect == null) {
            return Reply.missing("container: " + id);
        }
        return switch (what) {
            case "json" -> Reply.json(inspect.toString());
            case "top" ->
                Reply.json(
                        "{\"Titles\":[\"USER\",\"PID\",\"COMMAND\"],\"Processes\":[[\"root\",\"1\",\"nginx\"],[\"www\",\"2\",\"nginx\"]]}");
            case "stats" -> Reply.json(STATS);
            default -> Reply.missing("thing");
        };
    }

    private Reply image(String path) {
        int end = path.lastIndexOf('/');
        var id = path.substring("/images/".length(), end);
        return path.endsWith("/history") && images.containsKey(id) ? Reply.json("[]") : found(images, id, "image");
    }

    private static Reply found(Map<String, JsonNode> objects, String id, String kind) {
        var object = objects.get(id);
        return object == null ? Reply.missing(kind + ": " + id) : Reply.json(object.toString());
    }
}
