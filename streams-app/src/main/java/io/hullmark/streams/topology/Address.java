package io.hullmark.streams.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Where an outgoing record goes: its key, and the partition of the task that wrote it, so that what follows from one partition stays
 * together and in order.
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to a sink, never compared
record Address(byte @Nullable [] key, int partition) {
    /** The key alone is written. */
    static final Serializer<Address> SERIALIZER = (topic, address) -> address.key();

    static final StreamPartitioner<Address, byte[]> PARTITIONER = new OwnPartition();

    private static final class OwnPartition implements StreamPartitioner<Address, byte[]> {
        @Override
        public Optional<Set<Integer>> partitions(String topic, Address address, byte[] value, int partitions) {
            return Optional.of(Set.of(address.partition() % partitions));
        }
    }
}
