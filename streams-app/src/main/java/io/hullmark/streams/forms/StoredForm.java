package io.hullmark.streams.forms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** How values of one kind are kept in a store. The first byte is the version of the form, so that a later one can read it. */
public final class StoredForm<V> {
    private static final byte VERSION = 1;

    private final Write<V> write;
    private final Read<V> read;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream(256);
    private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(new ByteArrayOutputStream(0), null);
    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    private StoredForm(Write<V> write, Read<V> read) {
        this.write = write;
        this.read = read;
    }

    /** A form for one thread. */
    static <V> StoredForm<V> of(Write<V> write, Read<V> read) {
        return new StoredForm<>(write, read);
    }

    public byte[] bytes(V value) {
        written.reset();
        written.write(VERSION);
        try {
            encoder = EncoderFactory.get().binaryEncoder(written, encoder);
            write.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory could not be written", e);
        }
        return written.toByteArray();
    }

    public V value(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IllegalStateException("a state store holds values of a form that this version can't read; delete "
                    + "the state directory and the application's changelog topics, and replay the journal");
        }
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, decoder);
            return read.read(decoder);
        } catch (IOException e) {
            throw new IllegalStateException("a state store holds a value that is cut off", e);
        }
    }

    /** Writes the fields of a value. */
    @FunctionalInterface
    interface Write<V> {
        void write(V value, BinaryEncoder out) throws IOException;
    }

    /** Reads the fields of a value in the same order. */
    @FunctionalInterface
    interface Read<V> {
        V read(BinaryDecoder in) throws IOException;
    }
}
