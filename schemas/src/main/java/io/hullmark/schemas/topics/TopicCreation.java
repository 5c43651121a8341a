package io.hullmark.schemas.topics;

import io.hullmark.schemas.topics.TopicSpec.Cleanup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that a cluster lacks. Topics that are there are left as they are, right or wrong. */
public final class TopicCreation {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ClusterAdmin cluster;
    private final Optional<Short> replication;

    private TopicCreation(ClusterAdmin cluster, Optional<Short> replication) {
        this.cluster = cluster;
        this.replication = replication;
    }

    /** With as many copies as the brokers do by default. */
    public static TopicCreation on(ClusterAdmin cluster) {
        return new TopicCreation(cluster, Optional.empty());
    }

    /** With a number of copies. */
    public static TopicCreation on(ClusterAdmin cluster, int replication) {
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a topic has at least one copy, got " + replication);
        }
        return new TopicCreation(cluster, Optional.of((short) replication));
    }

    /**
     * What was done.
     *
     * @param created names of the topics that were made
     * @param existing names of those that were there
     */
    public record Report(List<String> created, List<String> existing) {
        public Report {
            created = List.copyOf(created);
            existing = List.copyOf(existing);
        }
    }

    public Report create(List<TopicSpec> topics) {
        var answers = cluster.admin()
                .createTopics(topics.stream().map(this::newTopic).toList())
                .values();
        var created = new ArrayList<String>();
        var existing = new ArrayList<String>();
        var refused = new ArrayList<String>();
        for (var topic : topics) {
            try {
                var answer = answers.get(topic.name());
                if (answer != null) {
                    cluster.await(answer);
                }
                created.add(topic.name());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicExistsException) {
                    existing.add(topic.name());
                } else {
                    refused.add(topic.name() + " (" + message(e) + ")");
                }
            }
        }
        if (!refused.isEmpty()) {
            throw new TopicsRefusedException("the cluster refused to create " + String.join(", ", refused)
                    + (created.isEmpty() ? "" : "; created " + String.join(", ", created)));
        }
        awaitKnown(created);
        awaitServed(
                topics.stream().filter(topic -> created.contains(topic.name())).toList());
        return new Report(created, existing);
    }

    /** The controller says that a topic is made before the brokers know it; a check right after this would miss it. */
    private void awaitKnown(List<String> created) {
        long deadline = System.nanoTime() + cluster.within().toNanos();
        while (!areKnown(created)) {
            if (System.nanoTime() - deadline > 0) {
                throw new TopicsRefusedException("the topics were created, but the brokers don't know them after "
                        + cluster.within().toSeconds() + " s: " + String.join(", ", created)
                        + "; see whether the cluster is well, and try again");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean areKnown(List<String> created) {
        try {
            cluster.await(cluster.admin().describeTopics(created).allTopicNames());
            return true;
        } catch (ExecutionException e) {
            // Whoever may create topics but not describe them can't wait for them either.
            return !(e.getCause() instanceof UnknownTopicOrPartitionException);
        }
    }

    /**
     * A broker knows of a partition before it leads it. Of two batches that a producer sends meanwhile the first may be refused and the second
     * taken, and then the first is out of order for ever: it is never sent, and given up after two minutes.
     */
    private void awaitServed(List<TopicSpec> created) {
        var partitions = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : created) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        try {
            cluster.await(cluster.admin().listOffsets(partitions).all());
        } catch (ExecutionException e) {
            // Whoever may create topics but not describe them can't wait for them either.
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw new TopicsRefusedException("the topics were created, but the brokers don't serve them: "
                        + message(e) + "; see whether the cluster is well, and try again");
            }
        }
    }

    private NewTopic newTopic(TopicSpec topic) {
        var config = new HashMap<String, String>();
        config.put("cleanup.policy", topic.cleanup().policy());
        config.put("max.message.bytes", Integer.toString(topic.maxMessageBytes()));
        config.put("message.timestamp.type", topic.times().type());
        if (topic.cleanup() == Cleanup.DELETE) {
            config.put("retention.ms", topic.retentionMillis());
            // A small retention.bytes of the brokers would cut evidence short behind retention.ms.
            config.put("retention.bytes", "-1");
        }
        if (topic.evidence() && replication.orElse((short) 0) >= 3) {
            config.put("min.insync.replicas", "2");
        }
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), replication).configs(Map.copyOf(config));
    }

    private static String message(ExecutionException e) {
        var cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
    }
}
