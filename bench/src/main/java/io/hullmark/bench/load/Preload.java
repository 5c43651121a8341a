package io.hullmark.bench.load;

import io.hullmark.bench.corpus.Fleet;
import io.hullmark.schemas.topics.HostPartitioning;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Fills the observations topic while nobody reads it. */
final class Preload {
    private Preload() {}

    static void of(Site site, Fleet fleet, int records, int percentChanged) {
        try (var producer = site.producer()) {
            for (int record = 0; record < records; record++) {
                var hostId = fleet.hostId();
                Site.send(
                        producer,
                        new ProducerRecord<>(
                                site.topics().observations().name(),
                                HostPartitioning.partition(hostId, site.partitions()),
                                hostId.getBytes(StandardCharsets.UTF_8),
                                fleet.next(percentChanged)));
            }
        }
    }
}
