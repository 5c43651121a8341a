package io.hullmark.schemas.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPagesTest {
    private final AtomicBoolean well = new AtomicBoolean(true);
    private int port;
    private StatusPages pages;

    @BeforeEach
    void serve() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        pages = StatusPages.serve(
                port,
                Map.of(
                        "/health", () -> StatusPage.health(well.get(), "{\"healthy\":%s}\n".formatted(well)),
                        "/metrics", () -> StatusPage.metrics("looks_total 3\n")));
    }

    @AfterEach
    void stop() {
        pages.close();
    }

    @Test
    void shouldSayThatTheProcessIsWell() throws Exception {
        var answer = ask("GET", "/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"healthy\":true}\n");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void shouldMakeAPageAnewForWhoeverAsks() throws Exception {
        ask("GET", "/health");
        well.set(false);

        var answer = ask("GET", "/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"healthy\":false}\n");
    }

    @Test
    void shouldTellMetricsAsPrometheusReadsThem() throws Exception {
        var answer = ask("GET", "/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("looks_total 3\n");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthy", "/health/", "/metrics/all", "/Health", "/nothing"})
    void shouldKnowNoOtherPath(String path) throws Exception {
        assertThat(ask("GET", path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void shouldOnlyBeAsked(String method) throws Exception {
        var answer = ask(method, "/health");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void shouldAnswerWhileSomebodyDoesNotFinishHisQuestion() throws Exception {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
            slow.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));

            assertThat(ask("GET", "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldListenOnNothingButLoopback() {
        // A machine has all of 127.0.0.0/8, so whoever listens on every address answers on this one, too.
        assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void shouldSayInALineThatThePortIsTaken() {
        assertThatThrownBy(() -> StatusPages.serve(port, Map.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "port %d on loopback can't be served: Address already in use; choose another http.port", port);
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
