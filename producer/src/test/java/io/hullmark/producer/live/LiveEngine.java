package io.hullmark.producer.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.hullmark.producer.docker.EngineAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Does with a real engine what people do, and removes everything it made: containers by their label, then its image. */
public final class LiveEngine implements AutoCloseable {
    private static final String LABEL = "io.hullmark.test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final DockerHttpClient client;
    private final EngineAddress address;
    private final String image = "hullmark-test:" + run;

    private LiveEngine(EngineAddress address) {
        this.address = address;
        var builder =
                new ApacheDockerHttpClient.Builder().dockerHost(address.uri()).responseTimeout(Duration.ofSeconds(60));
        address.tls().ifPresent(builder::sslConfig);
        client = builder.build();
    }

    /** Connects, and makes the image that containers of tests run: one static busybox. */
    public static LiveEngine connect() {
        return connect(EngineAddress.from(System.getenv()));
    }

    /** Connects to the engine at an address. */
    public static LiveEngine connect(EngineAddress address) {
        var engine = new LiveEngine(address);
        engine.importBusybox();
        return engine;
    }

    public EngineAddress address() {
        return address;
    }

    /** The name of the image that this run made. */
    public String image() {
        return image;
    }

    /** A name that no other run uses. */
    public String name(String suffix) {
        return "hullmark-test-" + run + "-" + suffix;
    }

    /** Creates a container from the JSON that the engine's API takes, and returns its id. Image and label are filled in. */
    public String create(String name, String json) {
        var spec = (ObjectNode) parse(json);
        spec.put("Image", image);
        spec.withObject("/Labels").put(LABEL, run);
        return post("/containers/create?name=" + name(name), spec.toString())
                .path("Id")
                .asText();
    }

    public String run(String name, String json) {
        var id = create(name, json);
        post("/containers/" + id + "/start", "");
        return id;
    }

    /** Runs a command inside and waits until it has ended. */
    public String exec(String container, boolean privileged, String user, String... command) {
        var spec = JSON.createObjectNode()
                .put("Privileged", privileged)
                .put("User", user)
                .put("AttachStdout", true);
        Stream.of(command).forEach(spec.putArray("Cmd")::add);
        var id = post("/containers/" + container + "/exec", spec.toString())
                .path("Id")
                .asText();
        post("/exec/" + id + "/start", "{\"Detach\":false}");
        return id;
    }

    public void remove(String container) {
        delete("/containers/" + container + "?force=1&v=1");
    }

    public JsonNode post(String path, String json) {
        var body = json.isEmpty() ? Optional.<byte[]>empty() : Optional.of(json.getBytes(StandardCharsets.UTF_8));
        return send(Request.Method.POST, path, body, "application/json");
    }

    public void delete(String path) {
        send(Request.Method.DELETE, path, Optional.empty(), "application/json");
    }

    public JsonNode get(String path) {
        return send(Request.Method.GET, path, Optional.empty(), "application/json");
    }

    @Override
    public void close() {
        var filter = URLEncoder.encode("{\"label\":[\"" + LABEL + "=" + run + "\"]}", StandardCharsets.UTF_8);
        get("/containers/json?all=1&filters=" + filter)
                .forEach(one -> remove(one.path("Id").asText()));
        delete("/images/" + image + "?force=1");
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void importBusybox() {
        try {
            var tar = new ByteArrayOutputStream();
            try (var archive = new TarArchiveOutputStream(tar)) {
                var busybox = Files.readAllBytes(busybox());
                var entry = new TarArchiveEntry("bin/busybox");
                entry.setMode(0755);
                entry.setSize(busybox.length);
                archive.putArchiveEntry(entry);
                archive.write(busybox);
                archive.closeArchiveEntry();
                for (String link : List.of("sh", "sleep", "true", "cat", "id", "echo")) {
                    var symlink = new TarArchiveEntry("bin/" + link, TarArchiveEntry.LF_SYMLINK);
                    symlink.setLinkName("/bin/busybox");
                    archive.putArchiveEntry(symlink);
                    archive.closeArchiveEntry();
                }
            }
            send(
                    Request.Method.POST,
                    "/images/create?fromSrc=-&repo=hullmark-test&tag=" + run,
                    Optional.of(tar.toByteArray()),
                    "application/x-tar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A busybox that needs nothing else, since it will be alone. */
    private static Path busybox() throws IOException {
        var places = List.of("/bin/busybox", "/usr/bin/busybox", "/usr/local/lib/hullmark-engine/busybox");
        for (String place : places) {
            var path = Path.of(place);
            if (Files.isExecutable(path)
                    && !new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains("/lib64/ld-linux")) {
                return path;
            }
        }
        throw new IOException("no static busybox in " + places + ": install Debian's busybox-static");
    }

    private JsonNode send(Request.Method method, String path, Optional<byte[]> body, String type) {
        var request = Request.builder().method(method).path(path);
        body.ifPresent(
                bytes -> request.body(new ByteArrayInputStream(bytes)).putAllHeaders(Map.of("Content-Type", type)));
        try (var response = client.execute(request.build())) {
            var text = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
            if (response.getStatusCode() >= 400) {
                throw new IllegalStateException(
                        method + " " + path + ": HTTP " + response.getStatusCode() + " " + text);
            }
            return text.startsWith("{") || text.startsWith("[") ? parse(text) : JSON.missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
