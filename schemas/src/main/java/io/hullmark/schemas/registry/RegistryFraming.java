package io.hullmark.schemas.registry;

import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.schemas.codec.SingleObject;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/**
 * Translates between the framing of registries (a zero and an id of four bytes) and single-object encoding. Only the edge of the
 * system needs a registry: what is kept, such as the journal, is in single-object encoding and can be read without one.
 */
public final class RegistryFraming {
    private static final byte MAGIC = 0;
    private static final int HEADER_LENGTH = 5;

    private final RegistryClient registry;
    private final SchemaArchive archive;

    /** Schemas that the registry brings are taught to the archive, so that whoever shares it can read what comes out. */
    public RegistryFraming(RegistryClient registry, SchemaArchive archive) {
        this.registry = registry;
        this.archive = archive;
    }

    /** Whether bytes can be in the framing of a registry. */
    public static boolean isFramed(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MAGIC;
    }

    /** The same record in single-object encoding. */
    public byte[] toSingleObject(byte[] framed) throws UnreadableRecordException {
        if (!isFramed(framed)) {
            throw new UnreadableRecordException(
                    framed.length == 0 ? Fault.EMPTY : Fault.BAD_MAGIC,
                    framed.length == 0
                            ? "the record is empty"
                            : "a record in a registry's framing begins with 00, got %02x".formatted(framed[0]));
        }
        if (framed.length < HEADER_LENGTH) {
            throw new UnreadableRecordException(
                    Fault.TOO_SHORT,
                    "a record in a registry's framing begins with " + HEADER_LENGTH + " bytes of header, got "
                            + framed.length + " in all");
        }
        int id = ByteBuffer.wrap(framed).getInt(1);
        Schema schema = registry.schema(id)
                .orElseThrow(() -> new UnreadableRecordException(
                        Fault.UNKNOWN_SCHEMA, "the registry knows no schema with the id " + id));
        archive.learn(schema);
        return SingleObject.wrap(schema, framed, HEADER_LENGTH);
    }

    /** The id of a schema under a subject; the registry is asked for it once. */
    int register(String subject, Schema schema) {
        return registry.register(subject, schema);
    }

    /** The same record in the framing of the registry, its schema registered under a subject. */
    public byte[] fromSingleObject(String subject, Schema schema, byte[] singleObject) {
        int bodyLength = singleObject.length - SingleObject.HEADER_LENGTH;
        return ByteBuffer.allocate(HEADER_LENGTH + bodyLength)
                .put(MAGIC)
                .putInt(register(subject, schema))
                .put(singleObject, SingleObject.HEADER_LENGTH, bodyLength)
                .array();
    }
}
