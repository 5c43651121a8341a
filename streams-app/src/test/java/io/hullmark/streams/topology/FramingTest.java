package io.hullmark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.registry.RegistryClient;
import io.hullmark.schemas.registry.RegistryException;
import io.hullmark.schemas.registry.RegistrySettings;
import io.hullmark.schemas.registry.StubRegistry;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.streams.fixtures.Agent;
import io.hullmark.streams.fixtures.People;
import io.hullmark.streams.fixtures.Seen;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.wire.QuarantineReason;
import io.hullmark.wire.QuarantinedRecord;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written where a schema registry is configured. */
final class FramingTest {
    private static final byte[] JSON = {'{', '}'};
    private static final int REGISTRY_HEADER = 5;
    private static final int SINGLE_OBJECT_HEADER = 10;

    private final StubRegistry registry = new StubRegistry();
    private final Agent agent = new Agent("host-a");

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldFrameWhatOthersReadAndNothingElse(@TempDir Path state) {
        try (var topology = new DrivenTopology(state, framed())) {
            live(topology);

            assertThat(registry.requests)
                    .extracting(request -> request.split(" ", -1)[1])
                    .containsExactly(
                            "/ccompat/subjects/hullmark.violations-value/versions",
                            "/ccompat/subjects/hullmark.anomalies-value/versions",
                            "/ccompat/subjects/hullmark.posture-value/versions",
                            "/ccompat/subjects/hullmark.quarantine-value/versions");
            assertThat(headers(topology, DrivenTopology.TOPICS.violations())).containsExactly("0000000001");
            assertThat(headers(topology, DrivenTopology.TOPICS.posture())).containsExactly("0000000003");
            assertThat(headers(topology, DrivenTopology.TOPICS.quarantine())).containsExactly("0000000004");
            assertThat(topology.facts()).hasSize(3);
        }
    }

    @Test
    void shouldTellWhatTheJournalTells(@TempDir Path state) {
        try (var topology = new DrivenTopology(state, framed())) {
            live(topology);

            assertThat(bodies(topology.bytes(DrivenTopology.TOPICS.violations()), REGISTRY_HEADER))
                    .hasSize(2)
                    .isEqualTo(bodies(topology.replayed(), SINGLE_OBJECT_HEADER));
        }
    }

    @Test
    void shouldGoOnWhenTheRegistryGoesAway(@TempDir Path state) {
        try (var topology = new DrivenTopology(state, framed())) {
            registry.close();
            live(topology);

            assertThat(topology.bytes(DrivenTopology.TOPICS.violations())).hasSize(2);
        }
    }

    @Test
    void shouldNotBeginWithoutTheRegistry() {
        registry.close();

        assertThatThrownBy(this::framed)
                .isInstanceOf(RegistryException.class)
                .hasMessageEndingWith("check that it runs and the URL is right");
    }

    @Test
    void shouldKeepOutObservationsInTheFramingOfARegistryAndSaySo(@TempDir Path state) throws Exception {
        try (var topology = new DrivenTopology(state)) {
            var observation = agent.sees(Seen.container("web"));
            var framed = ByteBuffer.allocate(REGISTRY_HEADER + observation.length - SINGLE_OBJECT_HEADER)
                    .putInt(1, 7)
                    .put(REGISTRY_HEADER, observation, SINGLE_OBJECT_HEADER, observation.length - SINGLE_OBJECT_HEADER)
                    .array();

            topology.observe(agent, framed);

            var kept = topology.bytes(DrivenTopology.TOPICS.quarantine()).get(0);
            var record = Codec.of(QuarantinedRecord.class).decode(kept);
            assertThat(record.getReason()).isEqualTo(QuarantineReason.UNREADABLE);
            assertThat(record.getDetail()).contains("as in the framing of a schema registry");
        }
    }

    private OutwardCodecs framed() {
        return OutwardCodecs.framed(TopicCatalogue.standard(), new RegistryClient(RegistrySettings.of(registry.url())));
    }

    /** One finding is opened and resolved, and one record is kept out. */
    private void live(DrivenTopology topology) {
        topology.publish("not-privileged", People.publish("not-privileged", People.NOT_PRIVILEGED));
        topology.observe(agent, agent.sees(Seen.privileged("web")), agent.sees(Seen.container("web")));
        topology.pipe(DrivenTopology.TOPICS.observations(), agent.hostId(), JSON, Agent.START);
    }

    private static Set<String> headers(DrivenTopology topology, String topic) {
        return topology.bytes(topic).stream()
                .map(value -> HexFormat.of().formatHex(value, 0, REGISTRY_HEADER))
                .collect(Collectors.toSet());
    }

    private static List<String> bodies(List<byte[]> values, int from) {
        return values.stream()
                .map(value -> HexFormat.of().formatHex(Arrays.copyOfRange(value, from, value.length)))
                .toList();
    }
}
