package io.hullmark.streams.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Notes on a publication where it came from before copies of it go to all partitions. */
final class CarryOrigin extends ContextualProcessor<byte @Nullable [], byte[], byte[], byte[]> {
    private static final byte[] NO_KEY = {};

    @Override
    public void process(Record<byte @Nullable [], byte[]> record) {
        var here = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a source has a place in its topic"));
        byte[] key = record.key();
        new Origin(here.partition(), here.offset(), key != null).addTo(record.headers());
        context().forward(record.withKey(key == null ? NO_KEY : key));
    }
}
