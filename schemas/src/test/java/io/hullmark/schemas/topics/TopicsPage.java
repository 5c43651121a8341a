package io.hullmark.schemas.topics;

import java.nio.file.Path;

/** {@code docs/topics.md} as the catalogue has it. */
final class TopicsPage {
    static final Path FILE = Path.of("../docs/topics.md");

    private TopicsPage() {}

    static String of(TopicCatalogue catalogue) {
        var page = new StringBuilder("""
                # Topics

                Generated from `TopicCatalogue`; don't edit. After a change run
                `mvn -pl schemas -am test -Dtest=TopicsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dhullmark.docs=write`.

                Names begin with a prefix, `%s` unless configured. `hullmark topics create` makes the topics, `hullmark topics check`
                compares a cluster with this page, and agent and topology do the same when they start.

                | topic | key | value | partitions | cleanup | kept for | times | largest batch |
                |---|---|---|---|---|---|---|---|
                """.formatted(TopicCatalogue.DEFAULT_PREFIX));
        for (var topic : catalogue.all()) {
            page.append("| `%s` | %s | %s | %s | %s | %s | %s | %d KiB |\n"
                    .formatted(
                            topic.name(),
                            topic.key(),
                            topic.value(),
                            partitions(topic),
                            topic.cleanup().policy(),
                            kept(topic),
                            times(topic),
                            topic.maxMessageBytes() / 1024));
        }
        page.append("""

                Values are Avro in single-object encoding, except those of the schemas topic. "Kept for" and "largest batch" are least
                values: a cluster may keep longer and admit more.

                Where `registry.url` is set for the topology, it writes violations, anomalies, posture and quarantine in the framing of
                schema registries instead (a zero, the schema's id in four bytes, the same body), with the schemas under the subjects
                `TOPIC-value`.
                All other topics stay as they are: [why](decisions/0010-only-what-goes-out-is-framed.md).

                Records of observations have the brokers' time (`message.timestamp.type=LogAppendTime`): when they arrived, against which the
                topology holds the times that agents claim. When something was observed stands in the observation itself. All others have the
                time that their writer gives them; the topology gives what it writes the time at which it took effect.

                ## Who writes and who reads

                | topic | for | written by | read by |
                |---|---|---|---|
                """);
        for (var topic : catalogue.all()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(topic.name(), topic.purpose(), topic.writers(), topic.readers()));
        }
        page.append("""

                Agents need to Write and Describe their topics and to DescribeConfigs them, and nothing else.

                ## What depends on partitions

                - Topics that are partitioned "by host" have equally many partitions. A record goes to partition
                  `(murmur2(utf8(hostId)) & 0x7fffffff) %% partitions`, whatever follows the host's id in its key: so a partition holds all of
                  a host, in order, and one task sees a host's observations, telemetry and journal. Their number can't change once there
                  are records: hosts would move away from their history.
                - Topics with one partition are read in one order by everybody.
                - Evidence (%s) is never compacted and never cut by size; on clusters of three brokers or more it needs two copies, and with
                  three copies `min.insync.replicas` of 2.
                """.formatted(evidence(catalogue)));
        return page.toString();
    }

    private static String evidence(TopicCatalogue catalogue) {
        return String.join(
                ", ",
                catalogue.all().stream()
                        .filter(TopicSpec::evidence)
                        .map(topic -> "`" + topic.name() + "`")
                        .toList());
    }

    private static String partitions(TopicSpec topic) {
        return switch (topic.partitioning()) {
            case BY_HOST -> "by host, " + topic.partitions() + " unless configured";
            case SINGLE -> "1";
            case FREE -> "any, " + topic.partitions() + " when created";
        };
    }

    private static String times(TopicSpec topic) {
        return switch (topic.times()) {
            case OF_WRITERS -> "writers'";
            case OF_BROKERS -> "brokers'";
        };
    }

    private static String kept(TopicSpec topic) {
        return topic.cleanup() == TopicSpec.Cleanup.COMPACT
                ? "newest per key"
                : topic.retention().map(kept -> kept.toDays() + " days").orElse("for ever");
    }
}
