package io.hullmark.streams.app;

import io.hullmark.schemas.topics.ClusterAdmin;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicCheck;
import io.hullmark.schemas.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics on the cluster, before the topology touches them. */
final class ClusterTopics {
    private static final Duration WITHIN = Duration.ofSeconds(15);

    /** Only one number of partitions is right: the one that the cluster has, so this one is never used to create topics. */
    private static final int ANY = TopicCatalogue.DEFAULT_PARTITIONS;

    private ClusterTopics() {}

    static TopicCatalogue catalogue(StreamsSettings settings) {
        return TopicCatalogue.of(settings.topicPrefix(), ANY);
    }

    /** Refuses topics that are not as they must be; how many partitions observations have. */
    static int checked(StreamsSettings settings) {
        var client = client(settings);
        var catalogue = catalogue(settings);
        try (var cluster = ClusterAdmin.of(client, WITHIN)) {
            TopicCheck.on(cluster).require(ofTopology(catalogue));
        }
        return partitions(client, catalogue.observations().name());
    }

    private static List<TopicSpec> ofTopology(TopicCatalogue catalogue) {
        return List.of(
                catalogue.observations(),
                catalogue.telemetry(),
                catalogue.rules(),
                catalogue.facts(),
                catalogue.violations(),
                catalogue.posture(),
                catalogue.quarantine());
    }

    private static int partitions(Map<String, Object> client, String topic) {
        var properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.partitionsFor(topic, WITHIN).size();
        }
    }

    /** The properties that every client takes: where the brokers are, and whatever security asks for. */
    private static Map<String, Object> client(StreamsSettings settings) {
        var client = new HashMap<String, Object>();
        settings.kafka().forEach((name, value) -> {
            if (name.startsWith("security.") || name.startsWith("ssl.") || name.startsWith("sasl.")) {
                client.put(name, value);
            }
        });
        client.put("bootstrap.servers", settings.bootstrapServers());
        return client;
    }
}
