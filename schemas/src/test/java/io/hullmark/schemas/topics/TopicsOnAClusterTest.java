package io.hullmark.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hullmark.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicsOnAClusterTest {
    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init")
    private static ClusterAdmin cluster;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.temporary().start();
        cluster = ClusterAdmin.of(Map.of("bootstrap.servers", broker.bootstrapServers()), Duration.ofSeconds(20));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        broker.close();
    }

    @Test
    void shouldFindNothingWrongWithWhatItCreated() {
        var topics = TopicCatalogue.of("fresh", 3).all();

        var report = TopicCreation.on(cluster).create(topics);

        assertThat(report.created()).containsExactlyElementsOf(names(topics));
        assertThat(report.existing()).isEmpty();
        assertThat(TopicCheck.on(cluster).differences(topics)).isEmpty();
        TopicCheck.on(cluster).require(topics);
    }

    @Test
    void shouldCreateOnlyWhatIsMissing() {
        var topics = TopicCatalogue.of("half", 2);
        TopicCreation.on(cluster).create(topics.ofAgent());

        var report = TopicCreation.on(cluster, 1).create(topics.all());

        assertThat(report.existing()).containsExactlyElementsOf(names(topics.ofAgent()));
        assertThat(report.created()).hasSize(topics.all().size() - 2);
        assertThat(TopicCheck.on(cluster).differences(topics.all())).isEmpty();
    }

    @Test
    void shouldCreateTopicsThatTakeRecordsAtOnce() throws Exception {
        Map<String, Object> once =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "retries", 0, "enable.idempotence", false);
        for (int round = 0; round < 3; round++) {
            var topics = TopicCatalogue.of("served-" + round, 12).all();
            TopicCreation.on(cluster).create(topics);

            try (var producer = new KafkaProducer<>(once, new StringSerializer(), new StringSerializer())) {
                var sent = new ArrayList<Future<RecordMetadata>>();
                for (var topic : topics) {
                    for (int partition = 0; partition < topic.partitions(); partition++) {
                        sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, "key", "value")));
                    }
                }
                for (var answer : sent) {
                    assertThat(answer.get().offset()).isZero();
                }
            }
        }
    }

    @Test
    void shouldNameEveryTopicThatIsMissing() {
        var topics = TopicCatalogue.of("absent", 2);
        TopicCreation.on(cluster).create(List.of(topics.observations()));

        assertThatThrownBy(() -> TopicCheck.on(cluster)
                        .require(List.of(topics.observations(), topics.facts(), topics.posture())))
                .isInstanceOf(TopicsRefusedException.class)
                .hasMessage("""
                        the topics are not as they must be:
                          absent.facts: is missing; run `hullmark topics create`
                          absent.posture: is missing; run `hullmark topics create`""");
    }

    @Test
    void shouldNameWhatAClusterHasOtherwise() throws Exception {
        var topics = TopicCatalogue.of("other", 2);
        TopicCreation.on(cluster).create(topics.all());
        set(topics.rules(), "cleanup.policy", "compact");
        set(topics.observations(), "retention.ms", "3600000");
        set(topics.facts(), "max.message.bytes", "1000");
        grow(topics.telemetry(), 5);
        grow(topics.exceptions(), 3);

        // Brokers learn of a change some time after it was acknowledged.
        await().untilAsserted(() -> assertThat(TopicCheck.on(cluster).differences(topics.all()))
                .extracting(TopicDifference::what)
                .containsExactlyInAnyOrder(
                        "must have equally many partitions, but have: other.observations, other.facts, other.violations,"
                                + " other.anomalies, other.posture 2; other.telemetry 5",
                        "has 3 partitions, must have 1",
                        "cleanup.policy is compact, must be delete (compaction would delete records that are still evidence)",
                        "retention.ms is 3600000 (PT1H), must be at least 604800000 (7 days)",
                        "max.message.bytes is 1000, must be at least 4456448"));
        assertThat(TopicCheck.on(cluster).differences(topics.ofAgent()))
                .as("an agent looks at its own topics only")
                .hasSize(2);
    }

    @Test
    void shouldSayWhatTheClusterRefuses() {
        var topics = TopicCatalogue.of("many", 2);

        assertThatThrownBy(() -> TopicCreation.on(cluster, 3).create(List.of(topics.rules())))
                .isInstanceOf(TopicsRefusedException.class)
                .hasMessageStartingWith(
                        "the cluster refused to create many.rules (Unable to replicate the partition 3 time(s)");
    }

    @Test
    void shouldSayThatNobodyAnswers() throws IOException {
        // It listens and says nothing, as a half-dead broker does.
        try (var silent = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var address = "127.0.0.1:" + silent.getLocalPort();
            try (var admin = ClusterAdmin.of(Map.of("bootstrap.servers", address), Duration.ofSeconds(1))) {
                assertThatThrownBy(() -> TopicCheck.on(admin)
                                .require(TopicCatalogue.standard().ofAgent()))
                        .isInstanceOf(ClusterUnreachableException.class)
                        .hasMessage(
                                "no Kafka broker at '%s' answered within 1 s; check that it runs, that the address is right, and whether it wants TLS"
                                        .formatted(address));
                assertThatThrownBy(() -> TopicCreation.on(admin)
                                .create(TopicCatalogue.standard().all()))
                        .isInstanceOf(ClusterUnreachableException.class);
            }
        }
    }

    @Test
    void shouldSayThatAnAddressIsNone() {
        assertThatThrownBy(() -> ClusterAdmin.of(
                        Map.of("bootstrap.servers", "no.such.host.invalid:9092"), Duration.ofSeconds(1)))
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessageStartingWith("can't connect to Kafka at 'no.such.host.invalid:9092': ");
    }

    private static List<String> names(List<TopicSpec> topics) {
        return topics.stream().map(TopicSpec::name).toList();
    }

    private static void set(TopicSpec topic, String name, String value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        cluster.admin()
                .incrementalAlterConfigs(
                        Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), Set.of(change)))
                .all()
                .get();
    }

    private static void grow(TopicSpec topic, int partitions) throws Exception {
        cluster.admin()
                .createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(partitions)))
                .all()
                .get();
    }
}
