package io.hullmark.schemas.topics;

import io.hullmark.schemas.topics.TopicSpec.Cleanup;
import io.hullmark.schemas.topics.TopicSpec.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;

/** Whether a topic keeps and admits what it must. More than the catalogue asks for is fine. */
final class ConfigComparison {
    private final TopicSpec topic;
    private final Config config;
    private final List<TopicDifference> differences = new ArrayList<>();

    ConfigComparison(TopicSpec topic, Config config) {
        this.topic = topic;
        this.config = config;
    }

    /**
     * @param copies how many copies the topic's partitions have
     * @param brokers how many brokers the cluster has
     */
    List<TopicDifference> differences(int copies, int brokers) {
        compareCleanup();
        if (topic.cleanup() == Cleanup.DELETE) {
            compareRetention();
        }
        compareTimes();
        compareMessageSize();
        compareCopies(copies, brokers);
        return differences;
    }

    private void compareCleanup() {
        var actual = value("cleanup.policy");
        var wanted = topic.cleanup().policy();
        if (!actual.equals(wanted)) {
            var why = topic.cleanup() == Cleanup.DELETE
                    ? " (compaction would delete records that are still evidence)"
                    : " (without it the newest value of a key gets lost)";
            add("cleanup.policy is " + actual + ", must be " + wanted + why, "cleanup.policy=" + wanted);
        }
    }

    private void compareRetention() {
        long actual = number("retention.ms", -1);
        long wanted = Long.parseLong(topic.retentionMillis());
        boolean forever = actual < 0;
        if (!forever && (wanted < 0 || actual < wanted)) {
            add(
                    "retention.ms is " + actual + " (" + words(actual) + "), must be "
                            + (wanted < 0 ? "-1 (for ever)" : "at least " + wanted + " (" + words(wanted) + ")"),
                    "retention.ms=" + wanted);
        }
        long bytes = number("retention.bytes", -1);
        if (bytes >= 0 && topic.evidence()) {
            add("retention.bytes is " + bytes + ", must be -1: evidence is not cut by size", "retention.bytes=-1");
        }
    }

    private void compareTimes() {
        var actual = value("message.timestamp.type");
        var wanted = topic.times().type();
        if (topic.times() == Times.OF_BROKERS && !actual.equals(wanted)) {
            add(
                    "message.timestamp.type is " + actual + ", must be " + wanted
                            + " (the arrival of a record is what its writer's clock is held against)",
                    "message.timestamp.type=" + wanted);
        }
    }

    private void compareMessageSize() {
        long actual = number("max.message.bytes", 0);
        if (actual < topic.maxMessageBytes()) {
            add(
                    "max.message.bytes is " + actual + ", must be at least " + topic.maxMessageBytes(),
                    "max.message.bytes=" + topic.maxMessageBytes());
        }
    }

    private void compareCopies(int copies, int brokers) {
        long acknowledged = number("min.insync.replicas", 1);
        if (topic.evidence() && copies >= 3 && acknowledged < 2) {
            add(
                    "min.insync.replicas is " + acknowledged + " with " + copies
                            + " copies, must be at least 2: one broken disk would lose what was acknowledged",
                    "min.insync.replicas=2");
        }
        if (topic.evidence() && copies < 2 && brokers >= 3) {
            differences.add(new TopicDifference(
                    topic.name(),
                    "has a single copy on a cluster of " + brokers + " brokers, must have at least 2",
                    "give it more copies with kafka-reassign-partitions"));
        }
        if (acknowledged > copies) {
            differences.add(new TopicDifference(
                    topic.name(),
                    "min.insync.replicas is " + acknowledged + " with " + copies + " copies, so nothing can be written",
                    "give it more copies with kafka-reassign-partitions, or lower min.insync.replicas"));
        }
    }

    private void add(String what, String setting) {
        differences.add(new TopicDifference(
                topic.name(), what, "run kafka-configs --alter --topic " + topic.name() + " --add-config " + setting));
    }

    private String value(String name) {
        var entry = config.get(name);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private long number(String name, long otherwise) {
        var value = value(name);
        return value.isEmpty() ? otherwise : Long.parseLong(value);
    }

    private static String words(long millis) {
        var duration = Duration.ofMillis(millis);
        return duration.toDays() > 0 ? duration.toDays() + " days" : duration.toString();
    }
}
