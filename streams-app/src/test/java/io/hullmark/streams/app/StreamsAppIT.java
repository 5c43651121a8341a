package io.hullmark.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.topics.TopicsRefusedException;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.fixtures.Site;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.QuarantinedRecord;
import io.hullmark.wire.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology on a real broker. */
final class StreamsAppIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static EmbeddedBroker broker;

    private final Agent agent = new Agent("host-a").at(Instant.now());

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.temporary().start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldRefuseTopicsThatAreMissing(@TempDir Path state) {
        var settings = StreamsSettings.from(
                Map.of("bootstrap", broker.bootstrapServers(), "prefix", "nowhere", "state.dir", state.toString()));

        assertThatThrownBy(() -> StreamsApp.start(settings, new CelRules()))
                .isInstanceOf(TopicsRefusedException.class)
                .hasMessageContaining("nowhere.observations: is missing");
    }

    @Test
    void shouldGoOnAfterPoisonInEveryInputAndKeepItsEpochAcrossARestart(@TempDir Path state) {
        try (var site = new Site(broker, "poison")) {
            try (var app = start(site.settings(state))) {
                for (var topic :
                        List.of(site.topics().observations(), site.topics().rules())) {
                    site.send(topic.name(), 0, null, new byte[] {1});
                    site.send(topic.name(), 0, "host-a", null);
                    site.send(topic.name(), 0, "host-a", new byte[0]);
                    site.send(
                            topic.name(),
                            0,
                            "host-a",
                            "{\"json\": true}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                site.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
                await().atMost(PATIENCE).until(() -> app.counts().of(Count.PUBLISHED) == Site.PARTITIONS);
                site.observe(agent, agent.sees(Seen.privileged("web")));
                awaitViolations(site, 1);

                assertThat(app.health().well()).isTrue();
                assertThat(app.counts().of(Count.FAILURE)).isZero();
                assertThat(quarantined(site)).hasSize(8);
            }
            try (var app = start(site.settings(state))) {
                site.publish("read-only", People.publish("read-only", People.READ_ONLY));
                var violations = awaitViolations(site, 2);

                assertThat(violations.stream()
                                .map(violation -> violation.getEpoch().getNumber()))
                        .containsExactly(1L, 2L);
                assertThat(app.health().well()).isTrue();
            }
        }
    }

    @Test
    void shouldSayOnItsPortThatItWorksAndWhatItDid(@TempDir Path state) throws IOException, InterruptedException {
        try (var site = new Site(broker, "port")) {
            int port = freePort();
            var settings = site.settings(state);
            settings.put("http.port", String.valueOf(port));
            try (var app = start(settings)) {
                assertThat(app.awaitRunning(PATIENCE)).isTrue();
                site.observe(agent, agent.heartbeat());
                await().atMost(PATIENCE).until(() -> app.counts().of(Count.ADMITTED) == 1);

                assertThat(get(port, "/health").statusCode()).isEqualTo(200);
                assertThat(get(port, "/health").body()).isEqualTo("{\"healthy\":true,\"state\":\"RUNNING\"}\n");
                assertThat(get(port, "/metrics").body()).contains("hullmark_streams_admitted_total 1\n");
            }
            assertThatThrownBy(() -> get(port, "/health")).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void shouldEndInOrderWhenItsPortIsTaken(@TempDir Path state) throws IOException, InterruptedException {
        try (var site = new Site(broker, "taken");
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = site.settings(state);
            settings.put("http.port", String.valueOf(taken.getLocalPort()));

            assertThatThrownBy(() -> start(settings))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "port %d on loopback can't be served: Address already in use; choose another http.port",
                            taken.getLocalPort());

            settings.remove("http.port");
            try (var app = start(settings)) {
                assertThat(app.awaitRunning(PATIENCE)).isTrue();
            }
        }
    }

    @Test
    void shouldQuarantineWhatIsTooLargeToBeWritten(@TempDir Path state) {
        try (var site = new Site(broker, "large")) {
            var settings = new TreeMap<>(site.settings(state));
            settings.put("kafka.producer.max.request.size", "60000");
            try (var app = start(settings)) {
                var large = Seen.container("web").with("identity", "image", "x".repeat(70_000));
                site.observe(agent, agent.sees(large), agent.heartbeat());
                await().atMost(PATIENCE).until(() -> app.counts().of(Count.HOLE) > 0);
                await().atMost(PATIENCE).until(() -> !quarantined(site).isEmpty());

                assertThat(quarantined(site))
                        .first()
                        .satisfies(
                                record -> assertThat(record.getReason()).isEqualTo(QuarantineReason.PRODUCTION_FAILED));
                assertThat(app.health().well()).isTrue();
            }
        }
    }

    @Test
    void shouldGoOnWhileProcessesComeAndGo(@TempDir Path first, @TempDir Path second) {
        try (var site = new Site(broker, "balance");
                var stays = start(site.settings(first))) {
            site.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
            await().atMost(PATIENCE).until(() -> stays.counts().of(Count.PUBLISHED) == Site.PARTITIONS);
            toggle(site, 0, 10);
            try (var comesAndGoes = start(site.settings(second))) {
                await().atMost(PATIENCE)
                        .until(() -> comesAndGoes.health().state().equals("RUNNING"));
                toggle(site, 10, 20);
                awaitViolations(site, 40);
            }
            toggle(site, 20, 30);

            var violations = awaitViolations(site, 60);
            assertThat(violations.stream().map(Violation::getId)).doesNotHaveDuplicates();
            assertThat(violations.stream().map(Violation::getTransition).max(Integer::compare))
                    .hasValue(2);
        }
    }

    /** Opens and resolves the findings of new containers on each of two hosts, one in each partition. */
    private static void toggle(Site site, int from, int to) {
        for (String hostId : List.of("host-a", "host-b", "host-c", "host-d")) {
            var agent = AGENTS.computeIfAbsent(hostId, id -> new Agent(id).at(Instant.now()));
            if (hostId.equals("host-a") || hostId.equals(otherHost())) {
                for (int i = from; i < to; i++) {
                    site.observe(
                            agent,
                            agent.sees(i % 2 == 0 ? Seen.privileged("web-" + i / 2) : Seen.container("web-" + i / 2)));
                }
            }
        }
    }

    private static final Map<String, Agent> AGENTS = new TreeMap<>();

    private static String otherHost() {
        int home = partition("host-a");
        return List.of("host-b", "host-c", "host-d").stream()
                .filter(hostId -> partition(hostId) != home)
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String hostId) {
        return io.hullmark.schemas.topics.HostPartitioning.partition(hostId, Site.PARTITIONS);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static StreamsApp start(Map<String, String> settings) {
        return StreamsApp.start(StreamsSettings.from(settings), new CelRules());
    }

    private static List<QuarantinedRecord> quarantined(Site site) {
        return site.records(site.topics().quarantine().name(), QuarantinedRecord.class);
    }

    private static List<Violation> awaitViolations(Site site, int atLeast) {
        return await().atMost(PATIENCE)
                .until(
                        () -> site.records(site.topics().violations().name(), Violation.class),
                        violations -> violations.size() >= atLeast);
    }
}
