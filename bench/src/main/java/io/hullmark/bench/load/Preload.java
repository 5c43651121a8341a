package io.hullmark.bench.load;

import io.hullmark.bench.corpus.Fleet;
import io.hullmark.schemas.topics.HostPartitioning;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Fills the observations topic while nobody reads it. */
final class Preload {
    private Preload() {}

    /** Says so many snapshots; gives how many observations that makes. */
    static int of(Site site, Fleet fleet, int snapshots, int percentChanged) {
        try (var producer = site.producer()) {
            var greetings = fleet.greetings();
            greetings.forEach((hostId, greeting) -> send(site, producer, hostId, greeting));
            for (int snapshot = 0; snapshot < snapshots; snapshot++) {
                send(site, producer, fleet.hostId(), fleet.next(percentChanged));
            }
            return greetings.size() + snapshots;
        }
    }

    private static void send(Site site, KafkaProducer<byte[], byte[]> producer, String hostId, byte[] observation) {
        Site.send(
                producer,
                new ProducerRecord<>(
                        site.topics().observations().name(),
                        HostPartitioning.partition(hostId, site.partitions()),
                        hostId.getBytes(StandardCharsets.UTF_8),
                        observation));
    }
}
