package io.hullmark.schemas.codec;

import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Section;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/**
 * One part of a snapshot: of which kind of object, under which name, and as which record.
 *
 * @param <T> the generated class of the record
 */
public final class SectionType<T extends SpecificRecord> {
    private final ObjectKind kind;
    private final String name;
    private final Codec<T> codec;

    SectionType(ObjectKind kind, String name, Class<T> record) {
        this.kind = kind;
        this.name = name;
        this.codec = Codec.of(record);
    }

    public ObjectKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public Class<T> record() {
        return codec.type();
    }

    /** The record as a section, with its digest. */
    public Section section(T record) {
        var body = codec.encode(record);
        return new Section(name, Digests.of(body), ByteBuffer.wrap(body));
    }

    /** The record that the body of a section is. */
    public T read(byte[] body) throws UnreadableRecordException {
        return codec.decode(body);
    }

    /** The record that a section carries. */
    public T read(Section section) throws UnreadableRecordException {
        var body = section.getBody();
        var bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return read(bytes);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
