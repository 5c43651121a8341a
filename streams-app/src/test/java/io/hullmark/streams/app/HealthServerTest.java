package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.streams.topology.Counts;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.QuarantineReason;
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
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServerTest {
    private final AtomicReference<Health> health = new AtomicReference<>(new Health(true, "RUNNING"));
    private final Counts counts = new Counts();
    private int port;
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = HealthServer.start(port, health::get, counts);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED,          false, 503",
        "REBALANCING,      false, 503",
        "RUNNING,          true,  200",
        "REBALANCING,      true,  200",
        "PENDING_SHUTDOWN, true,  503",
        "NOT_RUNNING,      true,  503",
        "PENDING_ERROR,    true,  503",
        "ERROR,            true,  503"
    })
    void shouldBeWellOnlyWhileItWorks(KafkaStreams.State state, boolean ranBefore, int status) throws Exception {
        health.set(Health.of(state, ranBefore));

        var answer = ask("GET", "/health");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"healthy\":%s,\"state\":\"%s\"}\n".formatted(status == 200, state.name()));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void shouldTellEveryCountAsPrometheusReadsIt() throws Exception {
        counts.add(Count.ADMITTED);
        counts.addQuarantined(QuarantineReason.BAD_RULE);

        var answer = ask("GET", "/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        for (Count count : Count.values()) {
            var name = "hullmark_streams_" + count.metric() + "_total";
            assertThat(answer.body())
                    .containsOnlyOnce("# HELP %s %s\n# TYPE %s counter\n%s %d\n"
                            .formatted(name, count.doc(), name, name, counts.of(count)));
        }
        for (QuarantineReason reason : QuarantineReason.values()) {
            assertThat(answer.body())
                    .containsOnlyOnce("hullmark_streams_quarantined_total{reason=\"%s\"} %d\n"
                            .formatted(reason, counts.quarantined(reason)));
        }
        assertThat(answer.body()).endsWith("\n");
        assertThat(answer.body().lines())
                .allMatch(
                        line -> line.matches("# (HELP|TYPE) [a-z_]+ [^\\\\]+|[a-z_]+(\\{reason=\"[A-Z_]+\"})? [0-9]+"));
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
        assertThatThrownBy(() -> HealthServer.start(port, health::get, counts))
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
