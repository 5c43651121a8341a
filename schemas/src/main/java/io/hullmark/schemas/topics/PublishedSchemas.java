package io.hullmark.schemas.topics;

import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.SingleObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.SchemaParser;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas topic as it is now.
 *
 * @param byFingerprint schemas as JSON by fingerprint in hex
 */
public record PublishedSchemas(Map<String, String> byFingerprint) {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedSchemas.class);
    private static final Duration POLL = Duration.ofMillis(200);

    public PublishedSchemas {
        byFingerprint = Map.copyOf(byFingerprint);
    }

    /**
     * Reads the topic from its beginning to its present end.
     *
     * @param client Kafka client properties
     * @param within how long it may take
     */
    public static PublishedSchemas read(Map<String, ?> client, TopicSpec topic, Duration within) {
        var config = new HashMap<String, Object>(client);
        config.put("enable.auto.commit", "false");
        config.put("allow.auto.create.topics", "false");
        config.put("isolation.level", "read_committed");
        config.put("default.api.timeout.ms", Math.toIntExact(within.toMillis()));
        var partition = new TopicPartition(topic.name(), 0);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var ends = consumer.endOffsets(List.of(partition));
            return new PublishedSchemas(
                    readTo(Objects.requireNonNull(ends.get(partition)), partition, consumer, within));
        } catch (TimeoutException e) {
            throw unreadable(client, topic, within, e);
        } catch (KafkaException e) {
            throw new ClusterUnreachableException(
                    "can't read " + topic.name() + ": " + e.getMessage() + "; check the client properties", e);
        }
    }

    private static Map<String, String> readTo(
            long end, TopicPartition partition, KafkaConsumer<String, String> consumer, Duration within) {
        var found = new TreeMap<String, String>();
        long deadline = System.nanoTime() + within.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("read up to offset " + consumer.position(partition) + " of " + end);
            }
            for (var record : consumer.poll(POLL)) {
                if (record.key() != null && record.value() != null) {
                    found.put(record.key(), record.value());
                } else if (record.key() != null) {
                    found.remove(record.key());
                }
            }
        }
        return found;
    }

    /**
     * Lets an archive know what did not ship with it, so that records of newer versions can be read. Whatever is no schema, or not
     * that of its key, is left out.
     */
    public void teach(SchemaArchive archive) {
        byFingerprint.forEach((fingerprint, json) -> {
            try {
                var schema = new SchemaParser().parse(json).mainSchema();
                if (SingleObject.hex(SingleObject.fingerprint(schema)).equals(fingerprint)) {
                    archive.learn(schema);
                    return;
                }
                LOG.atWarn()
                        .addKeyValue("fingerprint", fingerprint)
                        .log("left out a schema under another's fingerprint");
            } catch (AvroRuntimeException e) {
                LOG.atWarn().addKeyValue("fingerprint", fingerprint).setCause(e).log("left out what is no schema");
            }
        });
    }

    private static ClusterUnreachableException unreadable(
            Map<String, ?> client, TopicSpec topic, Duration within, TimeoutException e) {
        return new ClusterUnreachableException(
                "could not read " + topic.name() + " at '" + client.get("bootstrap.servers") + "' within "
                        + within.toSeconds() + " s; check that the cluster is well and the topic exists",
                e);
    }
}
