package io.hullmark.producer.publish;

import io.hullmark.producer.spool.Stream;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where and how to send.
 *
 * @param topics the cluster's topics
 * @param clientId how Kafka's logs and quotas call us
 * @param kafka client properties of the site, with {@code bootstrap.servers}; they win over ours
 * @param bytesPerSecond most bytes a second, so that a fleet that comes back from an outage does not flood its brokers
 */
public record PublishSettings(TopicCatalogue topics, String clientId, Map<String, String> kafka, long bytesPerSecond) {
    /** Room for the largest record that the topic admits and its framing. */
    private static final int LARGEST_REQUEST = (4 << 20) + (64 << 10);

    public PublishSettings {
        kafka = Map.copyOf(kafka);
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("some bytes a second must be allowed, got " + bytesPerSecond);
        }
    }

    String topicOf(Stream stream) {
        return switch (stream) {
            case OBSERVATIONS -> topics.observations().name();
            case TELEMETRY -> topics.telemetry().name();
        };
    }

    List<TopicSpec> written() {
        return topics.ofAgent();
    }

    /** What every client is made with. Without JMX, which nobody asks of an agent: it counts for itself. */
    Map<String, String> client() {
        var config = new HashMap<String, String>();
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.putAll(kafka);
        return config;
    }

    /** What the producer is made with. */
    Map<String, Object> producer() {
        var config = new HashMap<String, Object>();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        // A record that is given up would be overtaken by those behind it. The spool bounds how long an outage may
        // last.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // Short, so that closing never waits for a broker that is away.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        config.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(client());
        return config;
    }
}
