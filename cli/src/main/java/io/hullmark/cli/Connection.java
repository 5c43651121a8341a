package io.hullmark.cli;

import io.hullmark.schemas.topics.ClusterAdmin;
import io.hullmark.schemas.topics.TopicCatalogue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Flags of every command that talks to Kafka. */
final class Connection {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "127.0.0.1:9092",
            description = "Brokers to begin with. Default: ${DEFAULT-VALUE}, where 'hullmark up' listens.")
    String bootstrap = "";

    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            defaultValue = TopicCatalogue.DEFAULT_PREFIX,
            description = "What topic names begin with, before the dot. Default: ${DEFAULT-VALUE}.")
    String prefix = "";

    @Option(
            names = "--kafka",
            paramLabel = "PROPERTY=VALUE",
            description = "Any property of Kafka's clients, such as security.protocol=SSL. May be repeated.")
    Map<String, String> clientProperties = new LinkedHashMap<>();

    /** The properties with which every client begins. */
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return properties;
    }

    TopicCatalogue catalogue() {
        return catalogue(TopicCatalogue.DEFAULT_PARTITIONS);
    }

    TopicCatalogue catalogue(int partitions) {
        return TopicCatalogue.of(prefix, partitions);
    }

    ClusterAdmin admin() {
        return ClusterAdmin.of(properties(), PATIENCE);
    }
}
