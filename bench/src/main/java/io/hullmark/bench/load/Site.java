package io.hullmark.bench.load;

import static java.util.stream.Collectors.toMap;

import io.hullmark.bench.Scratch;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.topics.ClusterAdmin;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicCreation;
import io.hullmark.wire.PublicationKind;
import io.hullmark.wire.RulePublication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with Hullmark's topics, and a topology beside it, each in its own process. Everything is deleted at the end. */
final class Site implements AutoCloseable {
    private static final Codec<RulePublication> PUBLICATIONS = Codec.of(RulePublication.class);
    private static final String GROUP = "hullmark-streams";
    private static final String BROADCAST = GROUP + "-broadcast-rules-repartition";

    private final Scratch scratch;
    private final Path directory;
    private final int partitions;
    private final Child broker;
    private final String bootstrap;
    private final TopicCatalogue topics;
    private final Admin admin;

    private Site(Scratch scratch, int partitions) {
        this.scratch = scratch;
        this.directory = scratch.directory();
        this.partitions = partitions;
        this.broker = Child.java(
                "broker",
                directory,
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                BrokerProcess.class,
                directory.resolve("kafka").toString());
        this.bootstrap = broker.awaitLine(BrokerProcess.READY);
        this.topics = TopicCatalogue.of(TopicCatalogue.DEFAULT_PREFIX, partitions);
        try (var cluster = ClusterAdmin.of(client(), Duration.ofSeconds(30))) {
            TopicCreation.on(cluster).create(topics.all());
        }
        this.admin = Admin.create(client());
    }

    static Site open(int partitions) {
        return new Site(Scratch.open(), partitions);
    }

    Path directory() {
        return directory;
    }

    int partitions() {
        return partitions;
    }

    String bootstrap() {
        return bootstrap;
    }

    TopicCatalogue topics() {
        return topics;
    }

    /** The topology as {@code hullmark streams} runs it: one thread, exactly-once, everything else as it is by default. */
    Child topology() {
        try {
            var file = Files.writeString(
                    directory.resolve("streams.properties"),
                    "bootstrap=%s%nstate.dir=%s%n".formatted(bootstrap, directory.resolve("state")));
            return Child.java(
                    "topology",
                    directory,
                    List.of("-Xmx2g", "-XX:+UseParallelGC", "-XX:ParallelGCThreads=1"),
                    io.hullmark.streams.app.Main.class,
                    file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KafkaProducer<byte[], byte[]> producer() {
        var properties = client();
        properties.put("linger.ms", 20);
        properties.put("batch.size", 262_144);
        properties.put("compression.type", "lz4");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends a record; what fails is told on the error output. */
    static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                System.err.println("not sent to %s: %s".formatted(record.topic(), failure.getMessage()));
            }
        });
    }

    /** Publishes rules, and waits until the broker has them all: with fewer of them everything would be faster. */
    void publish(Map<String, String> texts) {
        try (var producer = producer()) {
            var sent = texts.entrySet().stream()
                    .map(rule -> producer.send(publication(rule.getKey(), rule.getValue())))
                    .toList();
            producer.flush();
            sent.forEach(Site::arrived);
        }
    }

    private static void arrived(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a rule: " + e.getCause(), e);
        }
    }

    private ProducerRecord<byte[], byte[]> publication(String id, String text) {
        var publication = new RulePublication(PublicationKind.RULE, id, text, Instant.now(), "bench");
        return new ProducerRecord<>(
                topics.rules().name(), id.getBytes(StandardCharsets.UTF_8), PUBLICATIONS.encode(publication));
    }

    /** Publishes rules, and starts and stops a topology, so that they are in force for the next one from the beginning. */
    void enforce(Map<String, String> texts) {
        publish(texts);
        try (var topology = topology()) {
            Waiting.until(
                    "%d rules are in force".formatted(texts.size()),
                    Duration.ofMinutes(5),
                    () -> topology.running() && lag(topics.rules().name(), BROADCAST) == 0);
        }
    }

    /** Records of the first topic and of the second, which follows from it, that the topology has not committed. */
    private long lag(String first, String second) {
        var committed = committed();
        return lag(committed, first) + lag(committed, second);
    }

    private long lag(Map<TopicPartition, Long> committed, String topic) {
        var partitions = committed.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .toList();
        if (partitions.isEmpty()) {
            return Long.MAX_VALUE / 4;
        }
        var ends = get(admin.listOffsets(
                        partitions.stream().collect(toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all());
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** A reader of committed records, at the end of a topic. */
    KafkaConsumer<byte[], byte[]> reader(String topic) {
        var properties = client();
        properties.put("isolation.level", "read_committed");
        properties.put("fetch.max.wait.ms", 5);
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var all = IntStream.range(0, consumer.partitionsFor(topic).size())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        return consumer;
    }

    /** Observations that the topology has committed. */
    long judged() {
        return committedOf(topics.observations().name());
    }

    /** Frames of telemetry that the topology has committed. */
    long condensed() {
        return committedOf(topics.telemetry().name());
    }

    private long committedOf(String topic) {
        return committed().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Frames of telemetry that have arrived. */
    long frames() {
        var topic = topics.telemetry().name();
        var ends = get(admin.listOffsets(IntStream.range(0, partitions)
                        .boxed()
                        .collect(toMap(
                                partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest())))
                .all());
        return ends.values().stream().mapToLong(end -> end.offset()).sum();
    }

    private Map<TopicPartition, Long> committed() {
        return get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> client() {
        return new HashMap<>(Map.of("bootstrap.servers", bootstrap));
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
        scratch.close();
    }
}
