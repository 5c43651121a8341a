package io.hullmark.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.FullRecords;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.SingleObject;
import io.hullmark.wire.Violation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaPublicationTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.temporary().start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldLetAConsumerWithoutOurJarReadOurRecords() throws Exception {
        var topic = created("strangers");
        var violation = FullRecords.of(Violation.class).get(0);
        var value = ByteBuffer.wrap(Codec.of(Violation.class).encode(violation)).order(ByteOrder.LITTLE_ENDIAN);
        SchemaPublication.publish(client(), topic, WITHIN);

        // From here on with nothing but Avro and what docs/topics.md says.
        var schemas = PublishedSchemas.read(client(), topic, WITHIN).byFingerprint();
        assertThat(value.getShort(0)).isEqualTo((short) 0x01C3);
        var schema = new Schema.Parser().parse(schemas.get("%016x".formatted(value.getLong(2))));
        var body = DecoderFactory.get().binaryDecoder(value.array(), 10, value.capacity() - 10, null);
        var record = new GenericDatumReader<GenericRecord>(schema).read(null, body);

        assertThat(record.getSchema().getName()).isEqualTo("Violation");
        assertThat(record.get("ruleId")).hasToString(violation.getRuleId());
        assertThat(((GenericRecord) record.get("subject")).get("hostId"))
                .hasToString(violation.getSubject().getHostId());
    }

    @Test
    void shouldWriteOnlyWhatIsMissing() {
        var topic = created("missing");

        assertThat(SchemaPublication.publish(client(), topic, WITHIN))
                .isEqualTo(SchemaArchive.all().size());
        assertThat(SchemaPublication.publish(client(), topic, WITHIN)).isZero();
    }

    @Test
    void shouldTeachAnArchiveWhatANewerVersionWrote() {
        var topic = created("newer");
        var newer = SchemaBuilder.record("Newer")
                .namespace("io.hullmark.wire")
                .fields()
                .endRecord();
        var fingerprint = SingleObject.fingerprint(newer);
        write(topic, SingleObject.hex(fingerprint), newer.toString());
        write(topic, SingleObject.hex(1), newer.toString());
        write(topic, SingleObject.hex(2), "{\"type\": \"nonsense\"}");
        write(topic, SingleObject.hex(3), "no JSON at all");
        var archive = SchemaArchive.shipped();

        PublishedSchemas.read(client(), topic, WITHIN).teach(archive);

        assertThat(archive.find(fingerprint)).contains(newer);
        assertThat(archive.find(1)).isEmpty();
        assertThat(archive.find(2)).isEmpty();
        assertThat(archive.find(3)).isEmpty();
    }

    @Test
    void shouldSayThatTheTopicCannotBeRead() {
        var topic = TopicCatalogue.of("never-made", 1).schemas();

        assertThatThrownBy(() -> SchemaPublication.publish(client(), topic, Duration.ofSeconds(1)))
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessage(
                        "could not read never-made.schemas at '%s' within 1 s; check that the cluster is well and the topic exists"
                                .formatted(broker.bootstrapServers()));
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static TopicSpec created(String prefix) {
        var topic = TopicCatalogue.of(prefix, 1).schemas();
        try (var cluster = ClusterAdmin.of(client(), WITHIN)) {
            TopicCreation.on(cluster).create(List.of(topic));
        }
        return topic;
    }

    private static void write(TopicSpec topic, String key, String value) {
        try (var producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
