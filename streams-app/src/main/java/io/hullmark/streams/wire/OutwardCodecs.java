package io.hullmark.streams.wire;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.registry.RegistryClient;
import io.hullmark.schemas.registry.RegistryCodec;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.schemas.topics.TopicSpec;
import io.hullmark.wire.Anomaly;
import io.hullmark.wire.Posture;
import io.hullmark.wire.QuarantinedRecord;
import io.hullmark.wire.Violation;
import org.apache.avro.specific.SpecificRecord;

/**
 * How records are written that others read. All else, the journal above all, is in single-object encoding wherever it is written.
 *
 * @param violations values of the violations topic
 * @param anomalies values of the anomalies topic
 * @param postures values of the posture topic
 * @param quarantined values of the quarantine topic
 */
public record OutwardCodecs(
        Codec<Violation> violations,
        Codec<Anomaly> anomalies,
        Codec<Posture> postures,
        Codec<QuarantinedRecord> quarantined) {
    /** Readable without anything else. */
    public static OutwardCodecs singleObject() {
        return new OutwardCodecs(
                Codec.of(Violation.class),
                Codec.of(Anomaly.class),
                Codec.of(Posture.class),
                Codec.of(QuarantinedRecord.class));
    }

    /**
     * In the framing of a registry. All that it has to tell is asked for here.
     *
     * @throws io.hullmark.schemas.registry.RegistryException if it does not answer or refuses a schema
     */
    public static OutwardCodecs framed(TopicCatalogue topics, RegistryClient registry) {
        return new OutwardCodecs(
                framed(Violation.class, topics.violations(), registry),
                framed(Anomaly.class, topics.anomalies(), registry),
                framed(Posture.class, topics.posture(), registry),
                framed(QuarantinedRecord.class, topics.quarantine(), registry));
    }

    private static <T extends SpecificRecord> Codec<T> framed(Class<T> type, TopicSpec topic, RegistryClient registry) {
        return RegistryCodec.forValues(type, topic.name(), registry).registered();
    }
}
