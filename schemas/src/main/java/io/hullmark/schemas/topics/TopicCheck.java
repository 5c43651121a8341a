package io.hullmark.schemas.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares a cluster's topics with the catalogue, so that nobody starts on topics that lose or mix up records. */
public final class TopicCheck {
    private final ClusterAdmin cluster;

    private TopicCheck(ClusterAdmin cluster) {
        this.cluster = cluster;
    }

    public static TopicCheck on(ClusterAdmin cluster) {
        return new TopicCheck(cluster);
    }

    /** Everything that is not as it must be, in the order of the topics; empty when all is well. */
    public List<TopicDifference> differences(List<TopicSpec> topics) {
        var differences = new ArrayList<TopicDifference>();
        var found = new HashMap<String, TopicDescription>();
        var answers = cluster.admin()
                .describeTopics(topics.stream().map(TopicSpec::name).toList())
                .topicNameValues();
        for (var topic : topics) {
            var answer = answers.get(topic.name());
            if (answer != null) {
                describe(topic, answer, found, differences);
            }
        }
        differences.addAll(PartitionComparison.of(topics, found));
        int brokers = brokers();
        var configs = configsOf(
                topics.stream().filter(topic -> found.containsKey(topic.name())).toList(), differences);
        for (var topic : topics) {
            var config = configs.get(topic.name());
            var description = found.get(topic.name());
            if (config != null && description != null) {
                differences.addAll(new ConfigComparison(topic, config).differences(copies(description), brokers));
            }
        }
        return List.copyOf(differences);
    }

    /** Throws a {@link TopicsRefusedException} that lists every difference, one a line, if there is any. */
    public void require(List<TopicSpec> topics) {
        var differences = differences(topics);
        if (!differences.isEmpty()) {
            throw new TopicsRefusedException(differences.stream()
                    .map(TopicDifference::text)
                    .collect(Collectors.joining("\n  ", "the topics are not as they must be:\n  ", "")));
        }
    }

    private void describe(
            TopicSpec topic,
            KafkaFuture<TopicDescription> answer,
            Map<String, TopicDescription> found,
            List<TopicDifference> differences) {
        try {
            found.put(topic.name(), cluster.await(answer));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                differences.add(new TopicDifference(topic.name(), "is missing", "run `hullmark topics create`"));
            } else if (e.getCause() instanceof AuthorizationException) {
                differences.add(new TopicDifference(
                        topic.name(), "is missing or hidden from us", "create it, or allow us to Describe it"));
            } else {
                differences.add(unexpected(topic, e));
            }
        }
    }

    private Map<String, Config> configsOf(List<TopicSpec> topics, List<TopicDifference> differences) {
        var configs = new HashMap<String, Config>();
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        var answers = cluster.admin().describeConfigs(resources).values();
        for (var topic : topics) {
            var answer = answers.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            if (answer == null) {
                continue;
            }
            try {
                configs.put(topic.name(), cluster.await(answer));
            } catch (ExecutionException e) {
                differences.add(
                        e.getCause() instanceof AuthorizationException
                                ? new TopicDifference(
                                        topic.name(),
                                        "hides its configuration from us",
                                        "allow us to DescribeConfigs it")
                                : unexpected(topic, e));
            }
        }
        return configs;
    }

    private int brokers() {
        try {
            return cluster.await(cluster.admin().describeCluster().nodes()).size();
        } catch (ExecutionException e) {
            // Nothing but a hint depends on it, and not everybody may ask.
            return 1;
        }
    }

    private static int copies(TopicDescription description) {
        return description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private static TopicDifference unexpected(TopicSpec topic, ExecutionException e) {
        return new TopicDifference(
                topic.name(), "can't be looked at: " + e.getCause(), "see whether the cluster is well, and try again");
    }
}
