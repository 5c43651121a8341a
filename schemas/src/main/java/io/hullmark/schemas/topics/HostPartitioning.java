package io.hullmark.schemas.topics;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts everything of a host into one partition, so that it is read in the order in which the agent wrote it. For producers as {@code
 * partitioner.class}; everybody else calls {@link #partition}.
 */
public final class HostPartitioning implements Partitioner {

    /** The partition of a host: what Kafka itself would choose if the host's id were the whole key. */
    public static int partition(String hostId, int partitions) {
        return Utils.toPositive(Utils.murmur2(hostId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        var hostId =
                RecordKey.parse(new String(keyBytes, StandardCharsets.UTF_8)).hostId();
        return partition(hostId, cluster.partitionCountForTopic(topic));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // There is nothing to choose: every writer must partition alike.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
