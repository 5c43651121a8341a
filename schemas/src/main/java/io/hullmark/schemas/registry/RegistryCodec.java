package io.hullmark.schemas.registry;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.UnreadableRecordException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes in the framing of a registry and reads both framings, so that a site can change over while its topics are full.
 *
 * @param <T> the generated class of the record
 */
public final class RegistryCodec<T extends SpecificRecord> implements Codec<T> {
    private final Codec<T> singleObject;
    private final RegistryFraming framing;
    private final Schema schema;
    private final String subject;

    private RegistryCodec(Codec<T> singleObject, RegistryFraming framing, String subject) {
        this.singleObject = singleObject;
        this.framing = framing;
        this.schema = SpecificData.get().getSchema(singleObject.type());
        this.subject = subject;
    }

    /**
     * A codec for the values of a topic.
     *
     * @param topic name of the topic; its values are registered under the subject {@code topic-value}
     */
    public static <T extends SpecificRecord> RegistryCodec<T> forValues(
            Class<T> type, String topic, RegistryClient registry) {
        var archive = SchemaArchive.shipped();
        return new RegistryCodec<>(Codec.of(type, archive), new RegistryFraming(registry, archive), topic + "-value");
    }

    /**
     * Asks for the id under which records are written, so that none has to wait for it later.
     *
     * @throws RegistryException if the registry does not answer or refuses the schema
     */
    public RegistryCodec<T> registered() {
        framing.register(subject, schema);
        return this;
    }

    @Override
    public Class<T> type() {
        return singleObject.type();
    }

    /** The record as bytes; a {@link RegistryException} when the registry is needed and does not answer. */
    @Override
    public byte[] encode(T record) {
        return framing.fromSingleObject(subject, schema, singleObject.encode(record));
    }

    /** The record that the bytes are; a {@link RegistryException} when the registry is needed and does not answer. */
    @Override
    public T decode(byte[] bytes) throws UnreadableRecordException {
        return singleObject.decode(RegistryFraming.isFramed(bytes) ? framing.toSingleObject(bytes) : bytes);
    }
}
