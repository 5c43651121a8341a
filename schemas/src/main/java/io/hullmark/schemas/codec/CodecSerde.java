package io.hullmark.schemas.codec;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A codec in the shape that Kafka's clients ask for. No value stays no value: a tombstone. */
record CodecSerde<T extends SpecificRecord>(Codec<T> codec) implements Serde<T> {

    @Override
    public Serializer<T> serializer() {
        return (topic, record) -> encode(record);
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::decode;
    }

    @SuppressWarnings("NullAway") // Kafka's interface is not annotated, and its contract passes tombstones on as null
    private byte[] encode(@Nullable T record) {
        return record == null ? null : codec.encode(record);
    }

    @SuppressWarnings("NullAway") // as above
    private T decode(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return codec.decode(bytes);
        } catch (UnreadableRecordException e) {
            throw new SerializationException("unreadable record on " + topic + ": " + e.getMessage(), e);
        }
    }
}
