package io.hullmark.streams.replay;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The evidence on a cluster, read by plain consumers without a group, so that nothing is left behind there. */
public final class KafkaEvidence implements Evidence {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final String facts;
    private final String violations;
    private final int partitions;

    private KafkaEvidence(Map<String, Object> client, String facts, String violations, int partitions) {
        this.client = client;
        this.facts = facts;
        this.violations = violations;
        this.partitions = partitions;
    }

    /**
     * The evidence on two topics.
     *
     * @param client properties of Kafka's clients
     * @param facts name of the journal's topic
     * @param violations name of the violations topic
     * @throws UnknownTopicOrPartitionException if there is no such topic, or if the two have not equally many partitions
     */
    public static KafkaEvidence on(Map<String, Object> client, String facts, String violations) {
        try (var consumer = consumer(client, Map.of())) {
            int partitions = count(consumer, facts);
            if (count(consumer, violations) != partitions) {
                throw new UnknownTopicOrPartitionException("%s and %s must have equally many partitions, got %d and %d"
                        .formatted(facts, violations, partitions, count(consumer, violations)));
            }
            return new KafkaEvidence(Map.copyOf(client), facts, violations, partitions);
        }
    }

    /** Whether the cluster has a topic. */
    public boolean has(String topic) {
        try (var consumer = consumer(client, Map.of())) {
            var found = consumer.partitionsFor(topic, PATIENCE);
            return found != null && !found.isEmpty();
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    /** The records of another topic, of one partition. */
    public Records only(String topic) {
        return committed(new TopicPartition(topic, 0), 0);
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public String name() {
        try (var admin = Admin.create(new HashMap<>(client))) {
            return "%s-%s".formatted(admin.describeCluster().clusterId().get(PATIENCE.toSeconds(), SECONDS), facts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException("interrupted while the cluster was asked for its id", e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the cluster does not tell its id: " + e.getMessage(), e);
        }
    }

    @Override
    public Records facts(int partition, long from) {
        return committed(new TopicPartition(facts, partition), from);
    }

    private Records committed(TopicPartition there, long from) {
        var reader = consumer(client, Map.of("isolation.level", "read_committed"));
        return KafkaRecords.of(reader, there, from, end(reader, there));
    }

    /** Up to what is written, for a transaction reaches its partitions one after the other: what is not yet committed is waited for. */
    @Override
    public Records violations(int partition) {
        var there = new TopicPartition(violations, partition);
        try (var written = consumer(client, Map.of("isolation.level", "read_uncommitted"))) {
            var reader = consumer(client, Map.of("isolation.level", "read_committed"));
            return KafkaRecords.of(reader, there, end(written, there));
        }
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
    }

    private static int count(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        var found = consumer.partitionsFor(topic, PATIENCE);
        if (found == null || found.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no topic '%s'".formatted(topic));
        }
        return found.size();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client, Map<String, Object> more) {
        var properties = new HashMap<>(client);
        properties.put("enable.auto.commit", false);
        properties.put("allow.auto.create.topics", false);
        // a record that retention deletes while it is read must not be passed over in silence
        properties.put("auto.offset.reset", "none");
        properties.put("max.poll.records", 5_000);
        properties.put("max.partition.fetch.bytes", 8 << 20);
        properties.putAll(more);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
