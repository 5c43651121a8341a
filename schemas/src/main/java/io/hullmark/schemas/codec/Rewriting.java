package io.hullmark.schemas.codec;

import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;

/**
 * Writes records down as another version wrote them, so that bytes of two versions can be compared: what the other version's schema does
 * not have is left out, and what only that has stands at its default.
 */
public final class Rewriting {
    private final SchemaArchive archive;
    private final Map<Ways, Way> ways = new ConcurrentHashMap<>();

    /** Between the schemas of an archive. */
    public Rewriting(SchemaArchive archive) {
        this.archive = archive;
    }

    /** From the fingerprint of one schema to that of another. */
    private record Ways(long from, long to) {}

    private record Way(Schema to, GenericDatumReader<Object> reader, RecordWriter<Object> writer) {}

    /**
     * The record as the version has it that wrote the model.
     *
     * @param record in single-object encoding
     * @param model another record of the same type
     * @throws UnreadableRecordException if one of them is no record, or its schema is unknown
     */
    public byte[] like(byte[] model, byte[] record) throws UnreadableRecordException {
        var ends = new Ways(SingleObject.fingerprintOf(record), SingleObject.fingerprintOf(model));
        if (ends.from == ends.to) {
            return record;
        }
        var way = ways.get(ends);
        if (way == null) {
            way = way(schema(ends.from), schema(ends.to));
            ways.put(ends, way);
        }
        try {
            var body = DecoderFactory.get()
                    .binaryDecoder(
                            record, SingleObject.HEADER_LENGTH, record.length - SingleObject.HEADER_LENGTH, null);
            var bytes = new ByteArrayOutputStream(record.length);
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            way.writer.write(way.reader.read(null, body), encoder);
            return SingleObject.wrap(way.to, bytes.toByteArray(), 0);
        } catch (IOException | RuntimeException e) { // whatever else Avro trips over
            throw new UnreadableRecordException(
                    Fault.MALFORMED, "can't be written as %s: %s".formatted(way.to.getName(), e.getMessage()), e);
        }
    }

    private Schema schema(long fingerprint) throws UnreadableRecordException {
        Optional<Schema> known = archive.find(fingerprint);
        return known.orElseThrow(() -> new UnreadableRecordException(
                Fault.UNKNOWN_SCHEMA, "schema %s is not known here".formatted(SingleObject.hex(fingerprint))));
    }

    private static Way way(Schema from, Schema to) {
        return new Way(to, new GenericDatumReader<>(from, to), new RecordWriter<>(to, SpecificData.get()));
    }
}
