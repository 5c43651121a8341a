package io.hullmark.streams.topology;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The ways out of the topology, for one task. */
final class Outlets {
    private final ProcessorContext<Address, byte[]> context;
    private final int partition;

    Outlets(ProcessorContext<Address, byte[]> context) {
        this.context = context;
        this.partition = context.taskId().partition();
    }

    void fact(byte @Nullable [] key, byte[] entry, Instant at) {
        forward(Nodes.WRITE_FACTS, key, entry, at);
    }

    void violation(byte[] key, byte[] violation, Instant at) {
        forward(Nodes.EMIT_VIOLATIONS, key, violation, at);
    }

    void anomaly(byte[] key, byte[] anomaly, Instant at) {
        forward(Nodes.EMIT_ANOMALIES, key, anomaly, at);
    }

    /** @param posture null when the subject is gone */
    void posture(byte[] key, byte @Nullable [] posture, Instant at) {
        forward(Nodes.EMIT_POSTURE, key, posture, at);
    }

    void quarantine(byte @Nullable [] key, byte[] record) {
        forward(Nodes.QUARANTINE, key, record, now());
    }

    /** The time of the topology's own clock, for what is noted of its work and never judged. */
    Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    @SuppressWarnings("NullAway") // a record without a value is how Kafka says that a key is gone
    private void forward(String sink, byte @Nullable [] key, byte @Nullable [] value, Instant at) {
        // Before 1970 there are no records.
        long timestamp = Math.max(0, at.toEpochMilli());
        context.forward(new Record<>(new Address(key, partition), value, timestamp), sink);
    }
}
