package io.hullmark.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Single-object encoding as a consumer without our classes does it: with nothing but Avro. */
public final class GenericBytes {
    private GenericBytes() {}

    public static byte[] write(GenericRecord record) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(SingleObject.header(SingleObject.fingerprint(record.getSchema())));
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static GenericRecord read(byte[] bytes, Schema writer, Schema reader) {
        var body = Arrays.copyOfRange(bytes, SingleObject.HEADER_LENGTH, bytes.length);
        try {
            return new GenericDatumReader<GenericRecord>(writer, reader)
                    .read(null, DecoderFactory.get().binaryDecoder(body, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
