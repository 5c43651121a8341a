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

/** One partition on a cluster. */
final class KafkaRecords implements Records {
    private static final byte[] NOTHING = new byte[0];
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Glances without news until nobody is expected to commit any more: longer than a transaction may take. */
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
        var all = List.of(partition);
        consumer.assign(all);
        long first = consumer.beginningOffsets(all, PATIENCE).getOrDefault(partition, 0L);
        consumer.seek(partition, first);
        return new KafkaRecords(consumer, partition, first, end);
    }

    @Override
    public Optional<Stored> next() {
        for (int inVain = 0; !fetched.hasNext() && inVain < GLANCES_IN_VAIN && behind(); inVain++) {
            long before = consumer.position(partition, PATIENCE);
            fetched = consumer.poll(GLANCE).iterator();
            if (consumer.position(partition, PATIENCE) > before) {
                inVain = 0;
            }
        }
        if (!fetched.hasNext()) {
            return Optional.empty();
        }
        var record = fetched.next();
        return Optional.of(record)
                .filter(known -> known.offset() < end)
                .map(known -> new Stored(
                        new Place(known.topic(), known.partition(), known.offset()),
                        Objects.requireNonNullElse(known.value(), NOTHING)));
    }

    private boolean behind() {
        return consumer.position(partition, PATIENCE) < end;
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
