package io.hullmark.streams.export;

import io.hullmark.streams.replay.Stored;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Writes the records of one partition to an Avro container file. */
final class ContainerWriter implements AutoCloseable {
    private static final int LEVEL = 6;

    private final MessageDigest sha256 = sha256();
    private final DataFileWriter<GenericRecord> records;
    private long count;

    private ContainerWriter(DataFileWriter<GenericRecord> records) {
        this.records = records;
    }

    /** A new file; what stood there is gone. */
    static ContainerWriter to(Path file, String topic, int partition) throws IOException {
        var writer = new ContainerWriter(new DataFileWriter<>(new GenericDatumWriter<>(ContainerForm.SCHEMA)));
        writer.records.setCodec(CodecFactory.deflateCodec(LEVEL));
        writer.records.setMeta("hullmark.topic", topic);
        writer.records.setMeta("hullmark.partition", partition);
        OutputStream hashed =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), writer.sha256);
        writer.records.create(ContainerForm.SCHEMA, hashed);
        return writer;
    }

    void write(Stored stored) throws IOException {
        var written = new GenericData.Record(ContainerForm.SCHEMA);
        written.put(ContainerForm.OFFSET, stored.place().offset());
        written.put(ContainerForm.VALUE, ByteBuffer.wrap(stored.value()));
        records.append(written);
        count++;
    }

    long count() {
        return count;
    }

    /** Of the whole file, once it is closed. */
    String hash() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
