package io.hullmark.streams.replay;

/**
 * A record as evidence keeps it.
 *
 * @param place where it stands
 * @param value its bytes, empty where the record has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Stored(Place place, byte[] value) {

    /** Where a record stands. */
    public record Place(String topic, int partition, long offset) {
        /** Such as "hullmark.facts-3 at offset 812". */
        @Override
        public String toString() {
            return "%s-%d at offset %d".formatted(topic, partition, offset);
        }
    }
}
