package io.hullmark.schemas.topics;

import io.hullmark.schemas.topics.TopicSpec.Partitioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;

/** Whether topics have the partitions that their order depends on. */
final class PartitionComparison {
    private PartitionComparison() {}

    static List<TopicDifference> of(List<TopicSpec> topics, Map<String, TopicDescription> found) {
        var differences = new ArrayList<TopicDifference>();
        var byHost = new TreeMap<Integer, List<String>>();
        for (var topic : topics) {
            var description = found.get(topic.name());
            if (description == null) {
                continue;
            }
            int partitions = description.partitions().size();
            if (topic.partitioning() == Partitioning.BY_HOST) {
                byHost.computeIfAbsent(partitions, unused -> new ArrayList<>()).add(topic.name());
            } else if (topic.partitioning() == Partitioning.SINGLE && partitions != 1) {
                differences.add(new TopicDifference(
                        topic.name(),
                        "has " + partitions + " partitions, must have 1",
                        "delete it and run `hullmark topics create`, after saving what is in it"));
            }
        }
        if (byHost.size() > 1) {
            differences.add(unequal(byHost));
        }
        return differences;
    }

    private static TopicDifference unequal(Map<Integer, List<String>> byHost) {
        var counts = byHost.entrySet().stream()
                .map(count -> String.join(", ", count.getValue()) + " " + count.getKey())
                .collect(Collectors.joining("; "));
        return new TopicDifference(
                byHost.values().stream().flatMap(List::stream).collect(Collectors.joining(", ")),
                "must have equally many partitions, but have: " + counts,
                "delete those that are wrong and run `hullmark topics create --partitions` with the number of the others;"
                        + " adding partitions would move hosts away from their history");
    }
}
