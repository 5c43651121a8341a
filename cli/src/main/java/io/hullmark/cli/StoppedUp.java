package io.hullmark.cli;

import io.hullmark.broker.BrokerStartException;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.streams.replay.KafkaEvidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Option;

/** The flag of commands that read evidence from a cluster, or from what a stopped {@code up} has left behind. */
final class StoppedUp {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Read the data directory of a 'hullmark up' that is stopped, instead of a cluster.")
    private Optional<Path> data = Optional.empty();

    boolean isNamed() {
        return data.isPresent();
    }

    /** The cluster that is named, or one over the directory for as long as the command runs. */
    Cluster cluster(Connection connection, Running running) {
        if (data.isEmpty()) {
            return connection.cluster();
        }
        if (connection.flagged("--bootstrap")) {
            throw Complaint.usage("--data reads a directory and --bootstrap a cluster: give one of them");
        }
        var directory = data.get().resolve("broker");
        if (!Files.exists(directory.resolve("meta.properties"))) {
            throw Complaint.usage(
                    "there is no data of 'hullmark up' in %s: give what was its --data".formatted(data.get()));
        }
        try {
            return new Cluster(running.reopen(directory), TopicCatalogue.DEFAULT_PREFIX, Map.of(), Map.of());
        } catch (BrokerStartException e) {
            throw Complaint.notInOrder(e.getMessage() + "; while it runs, leave out --data and ask it itself");
        }
    }

    /** Journal and violations of a cluster. */
    KafkaEvidence evidence(Cluster cluster) {
        var topics = cluster.catalogue();
        if (Knock.isRefusedAt(cluster.bootstrap())) {
            throw Complaint.unreachable(
                    "no Kafka broker answers at %s: start 'hullmark up', name one with --bootstrap, or read --data"
                            .formatted(cluster.bootstrap()));
        }
        try {
            return KafkaEvidence.on(
                    cluster.properties(),
                    topics.facts().name(),
                    topics.violations().name());
        } catch (UnknownTopicOrPartitionException e) {
            throw Complaint.notInOrder("%s at %s: run 'hullmark topics create', or look at --prefix"
                    .formatted(e.getMessage(), cluster.bootstrap()));
        }
    }
}
