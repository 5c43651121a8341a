package io.hullmark.streams.app;

import io.hullmark.streams.topology.ArrivalTime;
import io.hullmark.streams.topology.Failures;
import io.hullmark.streams.topology.NoteFailures;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka is told. Whatever a site passes through overrides ours, except what the topology can't do without. */
final class KafkaProperties {
    /** The largest observation, its picture in a changelog, and room to spare. */
    private static final int LARGEST_RECORD = 8 << 20;

    /** What is kept of one host takes a hundred kilobytes: in smaller batches each record would be compressed alone, which costs as much again. */
    private static final int BATCH = 256 << 10;

    private KafkaProperties() {}

    static Map<String, Object> of(StreamsSettings settings, String instanceId, Failures failures) {
        var properties = new HashMap<String, Object>();
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replication());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        // A thread that waits for records does not commit: longer than this, a lone event would wait for nothing.
        properties.put(
                StreamsConfig.POLL_MS_CONFIG,
                Math.min(100, settings.commitInterval().toMillis()));
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 32L << 20);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD + (1 << 16));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        // A process that comes back under the same name takes its partitions up at once, without a rebalance.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
        properties.putAll(settings.kafka());
        properties.putAll(indispensable(settings, failures));
        var largest = properties.get(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG));
        properties.put(NoteFailures.LARGEST_RECORD, Integer.valueOf(String.valueOf(largest)));
        return properties;
    }

    private static Map<String, Object> indispensable(StreamsSettings settings, Failures failures) {
        return Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId()),
                Map.entry(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                Map.entry(
                        StreamsConfig.STATE_DIR_CONFIG,
                        settings.stateDirectory().toString()),
                // The journal, what follows from it and the state behind both hold together by their transaction alone.
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                Map.entry(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class),
                Map.entry(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class),
                Map.entry(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ArrivalTime.class),
                Map.entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, NoteFailures.class),
                Map.entry(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, NoteFailures.class),
                Map.entry(NoteFailures.FAILURES, failures));
    }
}
