package io.hullmark.producer.publish;

import io.hullmark.producer.spool.Entry;
import io.hullmark.schemas.topics.HostPartitioning;
import java.time.Duration;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** One Kafka producer, until something goes wrong with it. */
final class Outlet {
    private final KafkaProducer<String, byte[]> producer;
    private final PublishSettings settings;
    private final Deliveries deliveries;
    private final Stamps stamps;

    private Outlet(
            KafkaProducer<String, byte[]> producer, PublishSettings settings, Deliveries deliveries, Stamps stamps) {
        this.producer = producer;
        this.settings = settings;
        this.deliveries = deliveries;
        this.stamps = stamps;
    }

    static Outlet open(PublishSettings settings, Deliveries deliveries, Stamps stamps) {
        var config = settings.producer();
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, HostPartitioning.class);
        var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        return new Outlet(producer, settings, deliveries, stamps);
    }

    /** Hands a record to the client; false if the client itself did not take it, and nothing of it is under way. */
    boolean send(Entry entry) {
        deliveries.sent(entry.position());
        var receipt = new Receipt(entry);
        var unused = producer.send(
                new ProducerRecord<>(
                        settings.topicOf(entry.stream()), null, stamps.stamp(entry.at()), entry.key(), entry.value()),
                receipt);
        if (receipt.refusedAtOnce) {
            deliveries.takeBack(entry.position());
        }
        return !receipt.refusedAtOnce;
    }

    /** Ends at once; what is under way may or may not arrive. */
    void abort() {
        producer.close(Duration.ZERO);
    }

    /** Hears what became of a record, on the client's thread, or on the sender's before it is even queued. */
    private final class Receipt implements Callback {
        private final Entry entry;
        private final Thread sender = Thread.currentThread();
        private boolean refusedAtOnce;

        Receipt(Entry entry) {
            this.entry = entry;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
            if (exception == null) {
                deliveries.arrived(entry.position());
                return;
            }
            if (Thread.currentThread() == sender) {
                refusedAtOnce = true;
            }
            deliveries.failed(entry, exception);
        }
    }
}
