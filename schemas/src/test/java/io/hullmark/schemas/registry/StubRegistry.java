package io.hullmark.schemas.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of a registry as our client uses, and the ways in which one can misbehave. */
public final class StubRegistry implements AutoCloseable {
    public enum Mood {
        WELL,
        HANGING,
        STOPPING_HALFWAY,
        REFUSING,
        TALKING_HTML,
        TALKING_ENDLESSLY
    }

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> schemas = new ArrayList<>();
    private final HttpServer server;
    public final List<String> requests = new CopyOnWriteArrayList<>();
    public volatile Mood mood = Mood.WELL;

    public StubRegistry() {
        try {
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/ccompat/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ccompat/");
    }

    synchronized int add(String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    private synchronized String schema(int id) {
        return id >= 1 && id <= schemas.size() ? schemas.get(id - 1) : "";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        switch (mood) {
            case HANGING -> hang();
            case STOPPING_HALFWAY -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                hang();
            }
            case REFUSING ->
                send(exchange, 409, "{\"error_code\":409,\"message\":\"Schema being registered is incompatible\"}");
            case TALKING_HTML -> send(exchange, 200, "<html><body>502 Bad Gateway</body></html>");
            case TALKING_ENDLESSLY -> send(exchange, 200, "{\"schema\":\"" + "x".repeat(5 << 20) + "\"}");
            case WELL -> {
                if (exchange.getRequestMethod().equals("POST")) {
                    var body = json.readTree(exchange.getRequestBody());
                    send(exchange, 200, "{\"id\":" + add(body.path("schema").asText()) + "}");
                } else {
                    var schema = schema(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
                    if (schema.isEmpty()) {
                        send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
                    } else {
                        send(
                                exchange,
                                200,
                                json.createObjectNode().put("schema", schema).toString());
                    }
                }
            }
        }
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
