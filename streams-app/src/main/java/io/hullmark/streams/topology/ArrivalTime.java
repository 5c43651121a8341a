package io.hullmark.streams.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** When a record arrived, as its topic says; a record that has no sensible time takes that of the newest one before it. */
public final class ArrivalTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long claimed = record.timestamp();
        return claimed >= 0 ? claimed : Math.max(partitionTime, 0);
    }
}
