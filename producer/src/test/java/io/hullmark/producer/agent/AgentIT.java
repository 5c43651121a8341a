package io.hullmark.producer.agent;

import static io.hullmark.producer.ledger.Seen.container;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.observe.SensorSink;
import io.hullmark.producer.observe.Sightings;
import io.hullmark.producer.publish.Cluster;
import io.hullmark.schemas.topics.TopicsRefusedException;
import io.hullmark.wire.CoverageGap;
import io.hullmark.wire.GapCause;
import io.hullmark.wire.Heartbeat;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole agent with a source of our own and a real broker. */
final class AgentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void shouldSendWhatIsSeenAndSayGoodbye() throws Exception {
        try (Cluster cluster = Cluster.withTopics(directory.resolve("broker"))) {
            int port = freePort();
            try (Agent agent = Agent.start(settings(cluster, Map.of("http.port", "" + port)), threeContainers())) {
                await().atMost(PATIENCE)
                        .until(() -> cluster.observations().stream()
                                .anyMatch(observation -> observation.getBody() instanceof Heartbeat));

                assertThat(agent.hostId()).isEqualTo("web-7");
                assertThat(agent.health().well()).isTrue();
                assertThat(get(port, "/health").body())
                        .contains("\"healthy\":true", "\"host\":\"web-7\"", "\"knownObjects\":3");
                assertThat(get(port, "/metrics").body())
                        .contains("# TYPE hullmark_agent_observations_total counter", "hullmark_agent_known_objects 3");
            }

            List<Observation> arrived = cluster.observations();
            assertThat(arrived.stream().map(Observation::getSequence))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, arrived.size()).boxed().toList());
            assertThat(arrived.stream().filter(observation -> observation.getBody() instanceof Snapshot))
                    .hasSize(3);
            CoverageGap last = (CoverageGap) arrived.get(arrived.size() - 1).getBody();
            assertThat(last.getCause()).isEqualTo(GapCause.AGENT_STOPPED);
        }
    }

    @Test
    void shouldRefuseTopicsThatAreNotAsTheyMustBe() throws Exception {
        try (Cluster cluster = Cluster.away(directory.resolve("broker"))) {
            cluster.start();

            assertThatThrownBy(() -> Agent.start(settings(cluster, Map.of()), threeContainers()))
                    .isInstanceOf(TopicsRefusedException.class)
                    .hasMessageContaining("test.observations: is missing");
        }
    }

    @Test
    void shouldStartWithoutABrokerAndStopWithinSeconds() {
        try (Cluster cluster = Cluster.away(directory.resolve("broker"))) {
            Agent agent = Agent.start(settings(cluster, Map.of()), threeContainers());
            await().atMost(PATIENCE).until(() -> !agent.health().well());

            Instant before = Instant.now();
            agent.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
            assertThat(agent.health().troubles()).containsKey("publish");
        }
    }

    private AgentSettings settings(Cluster cluster, Map<String, String> more) {
        var values = new HashMap<String, String>();
        values.put("bootstrap", String.valueOf(cluster.client().get("bootstrap.servers")));
        values.put("prefix", "test");
        values.put("host.id", "web-7");
        values.put("spool.dir", directory.resolve("spool").toString());
        values.put("heartbeat.interval", "PT0.3S");
        values.putAll(more);
        return AgentSettings.from(values);
    }

    private static Source threeContainers() {
        return (Sightings sightings, SensorSink sink) -> {
            Instant now = Instant.now();
            for (String id : List.of("a", "b", "c")) {
                sightings.snapshot(now, container(id, "privileged"));
            }
            sightings.reconciled(now);
            return () -> {};
        };
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
