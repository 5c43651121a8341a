package io.hullmark.producer.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hullmark.producer.agent.AgentStatus.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers on loopback how the agent fares. */
final class HealthServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    static HealthServer start(int port, AgentStatus status) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/health", exchange -> {
                Parts parts = status.parts();
                answer(exchange, parts.health().well() ? 200 : 503, "application/json", json(parts));
            });
            server.createContext(
                    "/metrics",
                    exchange -> answer(exchange, 200, "text/plain; version=0.0.4", AgentMetrics.text(status.parts())));
            server.start();
            return new HealthServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "http.port must be a free port on loopback, and " + port + " can't be served: " + e.getMessage(),
                    e);
        }
    }

    private static String json(Parts parts) throws IOException {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("healthy", parts.health().well());
        health.put("host", parts.hostId());
        health.put("troubles", parts.health().troubles());
        health.put("knownObjects", parts.ledger().known());
        health.put("waitingRecords", parts.spool().records());
        health.put("waitingInMemory", parts.spool().inMemory());
        health.put(
                "dropped",
                parts.spool().dropped().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        parts.ledger().reconciledAt().ifPresent(at -> health.put("reconciledAt", at.toString()));
        parts.publish().lastArrival().ifPresent(at -> health.put("lastArrival", at.toString()));
        return JSON.writeValueAsString(health) + "\n";
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
