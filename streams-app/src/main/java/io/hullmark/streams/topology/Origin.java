package io.hullmark.streams.topology;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where a publication stood before it was broadcast, so that quarantine names the record that a person wrote and not a copy of it.
 *
 * @param partition partition of the rules topic
 * @param offset offset in it
 * @param keyed whether it had a key: a repartition topic drops records without one
 */
record Origin(int partition, long offset, boolean keyed) {
    private static final String HEADER = "hullmark-origin";
    private static final int LENGTH = 13;

    /** The headers of a copy. */
    void addTo(Headers headers) {
        headers.remove(HEADER);
        headers.add(
                HEADER,
                ByteBuffer.allocate(LENGTH)
                        .putInt(partition)
                        .putLong(offset)
                        .put((byte) (keyed ? 1 : 0))
                        .array());
    }

    static Optional<Origin> of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length != LENGTH) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(header.value());
        return Optional.of(new Origin(bytes.getInt(), bytes.getLong(), bytes.get() != 0));
    }
}
