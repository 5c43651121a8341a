package io.hullmark.cli;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.registry.RegistryClient;
import io.hullmark.schemas.registry.RegistryCodec;
import io.hullmark.schemas.registry.RegistrySettings;
import io.hullmark.schemas.settings.SettingValues;
import io.hullmark.schemas.topics.ClusterAdmin;
import io.hullmark.schemas.topics.SchemaPublication;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicCreation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * A Kafka cluster and our topics on it.
 *
 * @param bootstrap brokers to begin with
 * @param prefix what topic names begin with, before the dot
 * @param kafka more properties of Kafka's clients, such as those for TLS
 * @param registry settings of the schema registry in whose framing the topology writes
 */
record Cluster(String bootstrap, String prefix, Map<String, String> kafka, Map<String, String> registry) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Cluster {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
    }

    /** What was made on a cluster. */
    record Furnished(TopicCreation.Report topics, int schemas) {}

    /** The properties with which every client begins. */
    Map<String, Object> properties() {
        var properties = new HashMap<String, Object>(kafka);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return properties;
    }

    /** The same as settings of a process that works here. */
    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        kafka.forEach((name, value) -> settings.put(SettingValues.KAFKA + name, value));
        settings.put("bootstrap", bootstrap);
        settings.put("prefix", prefix);
        return settings;
    }

    /** Reads the values of a topic, in whichever framing they are. */
    <T extends SpecificRecord> Codec<T> codec(Class<T> type, String topic) {
        return RegistrySettings.in(registry)
                .<Codec<T>>map(settings -> RegistryCodec.forValues(type, topic, new RegistryClient(settings)))
                .orElseGet(() -> Codec.of(type));
    }

    TopicCatalogue catalogue() {
        return catalogue(TopicCatalogue.DEFAULT_PARTITIONS);
    }

    private TopicCatalogue catalogue(int partitions) {
        return TopicCatalogue.of(prefix, partitions);
    }

    ClusterAdmin admin() {
        return ClusterAdmin.of(properties(), PATIENCE);
    }

    /** Makes the topics that are missing, and publishes the schemas of what will be on them. */
    Furnished furnish(int partitions, Optional<Integer> copies) {
        var topics = catalogue(partitions);
        try (var admin = admin()) {
            var creation =
                    copies.map(number -> TopicCreation.on(admin, number)).orElseGet(() -> TopicCreation.on(admin));
            var report = creation.create(topics.all());
            return new Furnished(report, SchemaPublication.publish(properties(), topics.schemas(), PATIENCE));
        }
    }
}
