package io.hullmark.streams.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hullmark.streams.topology.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers on loopback whether the topology works, and what it has done. */
final class HealthServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private HealthServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static HealthServer start(int port, Supplier<Health> health, Counts counts) {
        Map<String, Supplier<Page>> pages = Map.of("/health", () -> page(health.get()), "/metrics", () -> page(counts));
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            // By default one thread reads every request, and waits for whoever does not finish his.
            var threads = Executors.newCachedThreadPool(HealthServer::thread);
            server.setExecutor(threads);
            // A context answers every path that begins like its own, so there is one for all.
            server.createContext("/", exchange -> answer(exchange, pages));
            server.start();
            return new HealthServer(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port %d on loopback can't be served: %s; choose another http.port".formatted(port, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Page page(Health health) {
        return new Page(
                health.well() ? 200 : 503,
                "application/json",
                "{\"healthy\":%s,\"state\":\"%s\"}\n".formatted(health.well(), health.state()));
    }

    private static Page page(Counts counts) {
        return new Page(200, "text/plain; version=0.0.4; charset=utf-8", MetricsText.of(counts));
    }

    private static void answer(HttpExchange exchange, Map<String, Supplier<Page>> pages) throws IOException {
        try (exchange) {
            var page = pages.get(String.valueOf(exchange.getRequestURI().getPath()));
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                send(exchange, page.get());
            }
        }
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        var body = page.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.type());
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    }

    private record Page(int status, String type, String text) {}
}
