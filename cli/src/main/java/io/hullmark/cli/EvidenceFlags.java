package io.hullmark.cli;

import io.hullmark.broker.BrokerStartException;
import io.hullmark.engine.language.CelRules;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.streams.replay.BeheadedJournalException;
import io.hullmark.streams.replay.DamagedEvidenceException;
import io.hullmark.streams.replay.KafkaEvidence;
import io.hullmark.streams.replay.Moment;
import io.hullmark.streams.replay.Past;
import io.hullmark.streams.replay.Replayer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Option;

/** Flags of every command that reads the journal again: from a cluster, or from what a stopped {@code up} has left behind. */
final class EvidenceFlags {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Read the data directory of a 'hullmark up' that is stopped, instead of a cluster.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Partitions to read at a time. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** A replayer of what the flags name; what must run for it ends with the command. */
    Replayer replayer(Connection connection, Running running) {
        if (threads < 1) {
            throw Complaint.usage("--threads must be at least 1, got " + threads);
        }
        var cluster = cluster(connection, running);
        return new Replayer(evidence(cluster), CelRules::new, SchemaArchive.shipped(), threads);
    }

    /** Whether a directory is read and no cluster. */
    boolean isDirectory() {
        return data.isPresent();
    }

    /** What was at some moments; empty if the command was ended before. */
    Optional<List<Past>> past(Connection connection, List<Moment> moments, PrintWriter err) throws Exception {
        try (var running = new Running()) {
            var replayer = replayer(connection, running);
            return new ReplayWatch(running, replayer.progress(), err).await(() -> replayer.past(moments));
        } catch (BeheadedJournalException | DamagedEvidenceException e) {
            throw Complaint.notInOrder(String.valueOf(e.getMessage()));
        }
    }

    private static KafkaEvidence evidence(Cluster cluster) {
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

    private Cluster cluster(Connection connection, Running running) {
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
}
