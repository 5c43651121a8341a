package io.hullmark.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The broker's configuration: broker and controller in one, single copies of everything, small buffers. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE_ID)),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            // A misspelt topic must be an error here as it is on a well-kept cluster.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // Kafka's own default takes 128 MiB of heap at the start, more than the rest of the broker.
            Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20)));

    private BrokerProperties() {}

    static Properties of(Path directory, Ports ports, int partitions) {
        var clients = "PLAINTEXT://" + Ports.LOOPBACK + ":" + ports.clients();
        var controller = CONTROLLER_LISTENER + "://" + Ports.LOOPBACK + ":" + ports.controller();
        var properties = new Properties();
        FIXED.forEach(properties::setProperty);
        properties.setProperty("controller.quorum.voters", NODE_ID + "@" + Ports.LOOPBACK + ":" + ports.controller());
        properties.setProperty("listeners", clients + "," + controller);
        properties.setProperty("advertised.listeners", clients);
        properties.setProperty("log.dirs", directory.toString());
        properties.setProperty("num.partitions", Integer.toString(partitions));
        return properties;
    }
}
