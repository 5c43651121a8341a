package io.hullmark.cli;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import io.hullmark.schemas.registry.RegistryFraming;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what is committed on one topic: first all that is there, then what comes. Records that can't be read are told on the error
 * stream and left out.
 *
 * @param <T> the kind of record
 */
final class TopicReader<T extends SpecificRecord> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Codec<T> codec;
    private final String topic;
    private final PrintWriter complaints;
    private List<TopicPartition> partitions = List.of();

    /** What one key holds: a record, or nothing any more. */
    record Keyed<T>(String key, Optional<T> value) {}

    private enum IfMissing {
        COMPLAIN,
        READ_NOTHING
    }

    TopicReader(Cluster cluster, String topic, Class<T> type, PrintWriter complaints) {
        this(cluster, topic, type, complaints, IfMissing.COMPLAIN);
    }

    private TopicReader(Cluster cluster, String topic, Class<T> type, PrintWriter complaints, IfMissing ifMissing) {
        var properties = new HashMap<>(cluster.properties());
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("allow.auto.create.topics", false);
        properties.put("auto.offset.reset", "earliest");
        this.codec = cluster.codec(type, topic);
        this.consumer = connect(properties, cluster.bootstrap());
        this.topic = topic;
        this.complaints = complaints;
        assign(cluster.bootstrap(), ifMissing);
    }

    /** Finds nothing to read on a cluster without the topic: one that is older than what tells there. */
    static <T extends SpecificRecord> TopicReader<T> ofWhatMayBeMissing(
            Cluster cluster, String topic, Class<T> type, PrintWriter complaints) {
        return new TopicReader<>(cluster, topic, type, complaints, IfMissing.READ_NOTHING);
    }

    private static KafkaConsumer<String, byte[]> connect(Map<String, Object> properties, String bootstrap) {
        try {
            return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) { // how Kafka says that it can't resolve a host or understand a property
            var cause = e.getCause() == null ? e : e.getCause();
            throw Complaint.unreachable("can't connect to Kafka at %s: %s; check --bootstrap and --kafka"
                    .formatted(bootstrap, cause.getMessage()));
        }
    }

    private void assign(String bootstrap, IfMissing ifMissing) {
        if (Knock.isRefusedAt(bootstrap)) {
            consumer.close();
            throw nobody(bootstrap);
        }
        try {
            var found = consumer.partitionsFor(topic, PATIENCE);
            if (found == null || found.isEmpty()) {
                throw new UnknownTopicOrPartitionException(topic);
            }
            partitions = found.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (UnknownTopicOrPartitionException e) {
            if (ifMissing == IfMissing.COMPLAIN) {
                consumer.close();
                throw Complaint.notInOrder(
                        "there is no topic '%s' at %s: run 'hullmark topics create', or look at --prefix"
                                .formatted(topic, bootstrap));
            }
        } catch (TimeoutException e) {
            consumer.close();
            throw nobody(bootstrap);
        }
    }

    private static Complaint nobody(String bootstrap) {
        return Complaint.unreachable("no Kafka broker answers at %s: start 'hullmark up', or name one with --bootstrap"
                .formatted(bootstrap));
    }

    /** Goes to the end, so that only what comes is read. */
    TopicReader<T> fromNow() {
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
        return this;
    }

    /** Goes to the first record of each partition that is not older. */
    TopicReader<T> since(Instant moment) {
        var wanted = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> wanted.put(partition, moment.toEpochMilli()));
        consumer.offsetsForTimes(wanted, PATIENCE).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
        return this;
    }

    /** All that was committed when the call began, by partition and offset. */
    List<Keyed<T>> existing() {
        var ends = consumer.endOffsets(partitions, PATIENCE);
        var records = new ArrayList<Keyed<T>>();
        while (behind(ends)) {
            records.addAll(arriving());
        }
        return records;
    }

    /** The same without keys, and without those that hold nothing any more. */
    List<T> existingValues() {
        return values(existing());
    }

    /** What has come since the last call; waits a moment if nothing has. */
    List<Keyed<T>> arriving() {
        var records = new ArrayList<Keyed<T>>();
        for (var record : consumer.poll(GLANCE)) {
            read(record).ifPresent(records::add);
        }
        return records;
    }

    /** The same without keys, and without those that hold nothing any more. */
    List<T> arrivingValues() {
        return values(arriving());
    }

    private static <T> List<T> values(List<Keyed<T>> records) {
        return records.stream().flatMap(record -> record.value().stream()).toList();
    }

    private boolean behind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue());
    }

    private Optional<Keyed<T>> read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return Optional.of(new Keyed<>(record.key(), Optional.empty()));
        }
        try {
            return Optional.of(new Keyed<>(record.key(), Optional.of(codec.decode(record.value()))));
        } catch (UnreadableRecordException e) {
            complaints.println("hullmark: left out %s-%d at offset %d: %s%s"
                    .formatted(record.topic(), record.partition(), record.offset(), e.getMessage(), remedy(e, record)));
            return Optional.empty();
        }
    }

    private static String remedy(UnreadableRecordException unreadable, ConsumerRecord<String, byte[]> record) {
        return unreadable.fault() == Fault.BAD_MAGIC && RegistryFraming.isFramed(record.value())
                ? "; name that with --registry-url"
                : "";
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
    }
}
