package io.hullmark.schemas.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers on loopback, and on nothing else, how a process fares. */
public final class StatusPages implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private StatusPages(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Answers until it is closed.
     *
     * @param port a free port of loopback, from the setting http.port
     * @param pages what is answered, by path such as "/health"; each page is made anew for whoever asks
     * @throws UncheckedIOException if the port can't be served
     */
    public static StatusPages serve(int port, Map<String, Supplier<StatusPage>> pages) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            // By default one thread reads every request, and waits for whoever does not finish his.
            var threads = Executors.newCachedThreadPool(StatusPages::thread);
            server.setExecutor(threads);
            // A context answers every path that begins like its own, so there is one for all.
            server.createContext("/", exchange -> answer(exchange, pages));
            server.start();
            return new StatusPages(server, threads);
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

    private static void answer(HttpExchange exchange, Map<String, Supplier<StatusPage>> pages) throws IOException {
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

    private static void send(HttpExchange exchange, StatusPage page) throws IOException {
        var body = page.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.type());
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "status-pages");
        thread.setDaemon(true);
        return thread;
    }
}
