package io.hullmark.producer.publish;

import io.hullmark.broker.EmbeddedBroker;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.schemas.topics.ClusterAdmin;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicCreation;
import io.hullmark.schemas.topics.TopicSpec;
import io.hullmark.wire.Observation;
import io.hullmark.wire.TelemetryFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A broker that can be away for a while, with the agent's topics, and all that is on them. */
public final class Cluster implements AutoCloseable {
    public static final String PREFIX = "test";
    public static final TopicCatalogue TOPICS = TopicCatalogue.of(PREFIX, 3);
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);
    private static final Codec<TelemetryFrame> FRAMES = Codec.of(TelemetryFrame.class);

    private final Path directory;
    private final int port;
    private Optional<EmbeddedBroker> broker = Optional.empty();
    private Optional<KafkaConsumer<String, byte[]>> counter = Optional.empty();

    private Cluster(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    public static Cluster withTopics(Path directory) {
        Cluster cluster = away(directory);
        cluster.start();
        cluster.createTopics();
        return cluster;
    }

    /** A cluster with the topics as Kafka makes them by itself: records have the times that their writers give them. */
    static Cluster thatTrustsWritersWithTheTime(Path directory) throws ExecutionException, InterruptedException {
        Cluster cluster = away(directory);
        cluster.start();
        try (var admin = Admin.create(Map.<String, Object>copyOf(cluster.client()))) {
            admin.createTopics(TOPICS.ofAgent().stream()
                            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        return cluster;
    }

    /** A cluster whose broker is not there yet. */
    public static Cluster away(Path directory) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Cluster(directory, socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void start() {
        broker = Optional.of(EmbeddedBroker.in(directory).port(port).start());
    }

    public void stop() {
        broker.ifPresent(EmbeddedBroker::close);
        broker = Optional.empty();
    }

    public void createTopics() {
        try (var admin = ClusterAdmin.of(client(), Duration.ofSeconds(30))) {
            TopicCreation.on(admin).create(TOPICS.ofAgent());
        }
    }

    public Map<String, String> client() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + port);
    }

    PublishSettings settings() {
        return new PublishSettings(TOPICS, "test-agent", client(), 16L << 20);
    }

    /** How many records there are on the observations topic. */
    public long count() {
        // Kept, since it is asked for again and again.
        var consumer = counter.orElseGet(this::consumer);
        counter = Optional.of(consumer);
        return consumer.endOffsets(partitions(consumer, TOPICS.observations())).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>copyOf(client()), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, TopicSpec of) {
        String topic = of.name();
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** All records of the observations topic, partition by partition. */
    public List<ConsumerRecord<String, byte[]>> records() {
        return records(TOPICS.observations());
    }

    private List<ConsumerRecord<String, byte[]>> records(TopicSpec topic) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    public List<Observation> observations() {
        return records().stream().map(record -> decode(CODEC, record)).toList();
    }

    /** All frames of the telemetry topic, partition by partition. */
    public List<TelemetryFrame> frames() {
        return records(TOPICS.telemetry()).stream()
                .map(record -> decode(FRAMES, record))
                .toList();
    }

    private static <T extends SpecificRecord> T decode(Codec<T> codec, ConsumerRecord<String, byte[]> record) {
        try {
            return codec.decode(record.value());
        } catch (UnreadableRecordException e) {
            throw new IllegalStateException("the agent sent what nobody can read", e);
        }
    }

    @Override
    public void close() {
        counter.ifPresent(KafkaConsumer::close);
        stop();
    }
}
