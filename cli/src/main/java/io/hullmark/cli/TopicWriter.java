package io.hullmark.cli;

import io.hullmark.schemas.codec.Codec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes what people decide on one topic.
 *
 * @param key under what a record stands
 * @param what what people call the records
 */
record TopicWriter<T extends SpecificRecord>(
        Cluster cluster, String topic, Codec<T> codec, Function<T, String> key, String what) {

    /** Sends all of them, and returns when Kafka has them. */
    void send(List<T> values) {
        var properties = new HashMap<>(cluster.properties());
        properties.put("acks", "all");
        properties.put("delivery.timeout.ms", 20_000);
        properties.put("request.timeout.ms", 10_000);
        properties.put("max.block.ms", 10_000);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            for (T value : values) {
                sent.add(producer.send(new ProducerRecord<>(topic, key.apply(value), codec.encode(value))));
            }
            for (var record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw Complaint.unreachable(
                    "Kafka at %s did not take the %s: %s".formatted(cluster.bootstrap(), what, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Complaint.unreachable("interrupted before Kafka took all %s; publish them again".formatted(what));
        }
    }
}
