package io.hullmark.streams.replay;

import io.hullmark.streams.replay.Stored.Place;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** One partition on a cluster. */
final class KafkaRecords implements Records {
    private static final byte[] NOTHING = new byte[0];
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Glances without news until nobody is expected to commit any more: longer than the topology's transactions take. */
    private static final int GLANCES_IN_VAIN = 60;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long first;
    private final long end;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();

    private KafkaRecords(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long first, long end) {
        this.consumer = consumer;
        this.partition = partition;
        this.first = first;
        this.end = end;
    }

    /** All that is kept before an end. The consumer is closed with the records. */
    static KafkaRecords of(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        return of(consumer, partition, 0, end);
    }

    /** All that is kept from an offset on. */
    static KafkaRecords of(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        var all = List.of(partition);
        consumer.assign(all);
        long oldest = consumer.beginningOffsets(all, PATIENCE).getOrDefault(partition, 0L);
        long first = Math.max(from, oldest);
        consumer.seek(partition, first);
        return new KafkaRecords(consumer, partition, first, end);
    }

    @Override
    public Optional<Stored> next() {
        if (!fetched.hasNext()) {
            fetch();
        }
        if (!fetched.hasNext()) {
            return Optional.empty();
        }
        return Optional.of(fetched.next())
                .filter(record -> record.offset() < end)
                .map(record -> new Stored(
                        new Place(record.topic(), record.partition(), record.offset()),
                        Objects.requireNonNullElse(record.value(), NOTHING)));
    }

    private void fetch() {
        int inVain = 0;
        while (!fetched.hasNext() && position() < end) {
            long before = position();
            fetched = consumer.poll(GLANCE).iterator();
            inVain = position() > before ? 0 : inVain + 1;
            if (inVain == GLANCES_IN_VAIN) {
                requireAllCommitted();
                return;
            }
        }
    }

    /** Whoever reads less than there is must not take it for all: only what is not committed may be left. */
    private void requireAllCommitted() {
        long committed = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        if (position() < committed) {
            throw new TimeoutException(
                    "the broker gives nothing more of %s from offset %d, and %d were committed; try again"
                            .formatted(partition, position(), committed));
        }
    }

    private long position() {
        return consumer.position(partition, PATIENCE);
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
