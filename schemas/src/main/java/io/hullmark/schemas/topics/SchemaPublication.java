package io.hullmark.schemas.topics;

import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.SingleObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts the schemas of this version and of all before it on the schemas topic, for consumers that lack our jar. */
public final class SchemaPublication {
    private SchemaPublication() {}

    /**
     * Writes what the topic lacks. Two processes may do this at once: both write the same.
     *
     * @param client Kafka client properties
     * @param topic the schemas topic
     * @param within how long reading, and then writing, may take
     * @return how many were missing
     */
    public static int publish(Map<String, ?> client, TopicSpec topic, Duration within) {
        var published = PublishedSchemas.read(client, topic, within).byFingerprint();
        var missing = SchemaArchive.all().stream()
                .filter(schema -> !published.containsKey(SingleObject.hex(schema.fingerprint())))
                .map(schema ->
                        new ProducerRecord<>(topic.name(), SingleObject.hex(schema.fingerprint()), schema.json()))
                .toList();
        if (!missing.isEmpty()) {
            write(client, missing, within);
        }
        return missing.size();
    }

    private static void write(Map<String, ?> client, List<ProducerRecord<String, String>> missing, Duration within) {
        var config = new HashMap<String, Object>(client);
        config.put("acks", "all");
        config.put("enable.idempotence", "true");
        config.put("compression.type", "gzip");
        config.put("max.block.ms", within.toMillis());
        config.put("request.timeout.ms", Math.toIntExact(within.toMillis()));
        config.put("linger.ms", 5);
        config.put("delivery.timeout.ms", Math.toIntExact(within.toMillis()) + 5);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            missing.forEach(record -> sent.add(producer.send(record)));
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw new ClusterUnreachableException(
                    "could not publish schemas: " + e.getCause() + "; check that we may write the topic", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachableException("interrupted while publishing schemas", e);
        }
    }
}
