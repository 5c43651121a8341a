package io.hullmark.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Flags of every command that talks to Kafka. */
final class Connection {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "127.0.0.1:9092",
            description = "Brokers to begin with. Default: ${DEFAULT-VALUE}, where 'hullmark up' listens.")
    String bootstrap = "";

    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            defaultValue = "hullmark",
            description = "What topic names begin with, before the dot. Default: ${DEFAULT-VALUE}.")
    String prefix = "";

    @Option(
            names = "--kafka",
            paramLabel = "PROPERTY=VALUE",
            description = {
                "Any property of Kafka's clients, such as --kafka security.protocol=SSL. May be repeated.",
                "In the environment HULLMARK_KAFKA_SECURITY_PROTOCOL, in the file kafka.security.protocol."
            })
    Map<String, String> clientProperties = new LinkedHashMap<>();

    /** The properties with which every client begins. */
    Properties properties() {
        var properties = new Properties();
        properties.putAll(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return properties;
    }
}
