package io.hullmark.cli;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.PublicationKind;
import io.hullmark.wire.RulePublication;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The rules topic of a cluster: what is in force, and how to change it. */
final class RulesTopic {
    /** The key of the site's policy values. */
    static final String POLICY = "policy";

    private static final Codec<RulePublication> CODEC = Codec.of(RulePublication.class);

    private final Cluster cluster;
    private final PrintWriter complaints;
    private final Clock clock;

    RulesTopic(Cluster cluster, PrintWriter complaints) {
        this.cluster = cluster;
        this.complaints = complaints;
        this.clock = Clock.systemUTC();
    }

    /** What was published last under each id and not withdrawn, policy values included. */
    SortedMap<String, RulePublication> inForce() {
        var inForce = new TreeMap<String, RulePublication>();
        try (var reader = new TopicReader<>(cluster, name(), RulePublication.class, complaints)) {
            for (var record : reader.existing()) {
                record.value().ifPresent(publication -> {
                    if (publication.getKind() == PublicationKind.WITHDRAWAL) {
                        inForce.remove(publication.getId());
                    } else {
                        inForce.put(publication.getId(), publication);
                    }
                });
            }
        }
        return inForce;
    }

    /** Publishes the texts that differ from what is in force, policy values first; tells how many they were. */
    int publish(Map<String, String> texts, SortedMap<String, RulePublication> inForce) {
        var changed = new ArrayList<RulePublication>();
        texts.forEach((id, text) -> {
            var current = inForce.get(id);
            if (current == null || !current.getText().equals(text)) {
                var kind = id.equals(POLICY) ? PublicationKind.POLICY : PublicationKind.RULE;
                changed.add(id.equals(POLICY) ? 0 : changed.size(), publication(kind, id, text));
            }
        });
        send(changed);
        return changed.size();
    }

    void withdraw(List<String> ids) {
        send(ids.stream()
                .map(id -> publication(PublicationKind.WITHDRAWAL, id, ""))
                .toList());
    }

    private RulePublication publication(PublicationKind kind, String id, String text) {
        return RulePublication.newBuilder()
                .setKind(kind)
                .setId(id)
                .setText(text)
                .setPublishedAt(clock.instant())
                .setPublishedBy(System.getProperty("user.name", "unknown"))
                .build();
    }

    private void send(List<RulePublication> publications) {
        var properties = new HashMap<>(cluster.properties());
        properties.put("acks", "all");
        properties.put("delivery.timeout.ms", 20_000);
        properties.put("request.timeout.ms", 10_000);
        properties.put("max.block.ms", 10_000);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<?>>();
            for (var publication : publications) {
                sent.add(producer.send(new ProducerRecord<>(name(), publication.getId(), CODEC.encode(publication))));
            }
            for (var record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw Complaint.unreachable(
                    "Kafka at %s did not take the rules: %s".formatted(cluster.bootstrap(), e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Complaint.unreachable("interrupted before Kafka took all rules; publish them again");
        }
    }

    private String name() {
        return cluster.catalogue().rules().name();
    }
}
