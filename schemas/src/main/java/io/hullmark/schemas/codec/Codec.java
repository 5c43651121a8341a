package io.hullmark.schemas.codec;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * Turns records of one kind into bytes and back. Safe for any number of threads.
 *
 * @param <T> the generated class of the record
 */
public interface Codec<T extends SpecificRecord> {
    /** Beyond this many bytes no record is read; more than any topic admits. */
    int MOST_BYTES = 16 << 20;

    /** Arrays and maps of one record have at most this many items together. */
    long MOST_ITEMS = 262_144;

    /** Single-object encoding, for readers that know every schema that shipped with this jar. */
    static <T extends SpecificRecord> Codec<T> of(Class<T> type) {
        return of(type, SchemaArchive.shipped());
    }

    /** Single-object encoding, for readers that know the schemas of an archive. */
    static <T extends SpecificRecord> Codec<T> of(Class<T> type, SchemaArchive archive) {
        return new SingleObjectCodec<>(type, archive, MOST_BYTES);
    }

    /** The kind of record. */
    Class<T> type();

    /** The record as bytes; the same record always gives the same bytes. A record that lacks a value is a mistake of the caller and refused. */
    byte[] encode(T record);

    /** The record that the bytes are. */
    T decode(byte[] bytes) throws UnreadableRecordException;

    /** This codec for Kafka's clients. Bytes that can't be read become Kafka's {@code SerializationException}. */
    default Serde<T> serde() {
        return new CodecSerde<>(this);
    }
}
