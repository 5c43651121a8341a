package io.hullmark.schemas.codec;

import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** The default encoding. Readers are kept per writer's schema, buffers per thread. */
final class SingleObjectCodec<T extends SpecificRecord> implements Codec<T> {
    private static final ThreadLocal<Output> OUTPUT = ThreadLocal.withInitial(Output::new);
    private static final ThreadLocal<WireDecoder> INPUT = ThreadLocal.withInitial(WireDecoder::new);

    private final Class<T> type;
    private final Schema schema;
    private final long fingerprint;
    private final byte[] header;
    private final int mostBytes;
    private final SchemaArchive archive;
    private final RecordWriter<T> writer;
    private final SpecificDatumReader<T> reader;
    private final ConcurrentHashMap<Long, SpecificDatumReader<T>> readersOfOtherSchemas = new ConcurrentHashMap<>();

    SingleObjectCodec(Class<T> type, SchemaArchive archive, int mostBytes) {
        WireClasses.trust();
        this.type = type;
        this.schema = SpecificData.get().getSchema(type);
        this.fingerprint = SingleObject.fingerprint(schema);
        this.header = SingleObject.header(fingerprint);
        this.mostBytes = mostBytes;
        this.archive = archive;
        this.writer = new RecordWriter<>(schema, SpecificData.getForClass(type));
        this.reader = readerFor(schema);
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public byte[] encode(T record) {
        var output = OUTPUT.get();
        output.bytes.reset();
        output.bytes.writeBytes(header);
        output.encoder = EncoderFactory.get().binaryEncoder(output.bytes, output.encoder);
        try {
            writer.write(record, output.encoder);
            output.encoder.flush();
            return output.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        } catch (RuntimeException e) {
            // What the encoder still holds of this record would come out in front of the next one.
            OUTPUT.remove();
            throw e;
        } finally {
            output.shrink();
        }
    }

    @Override
    public T decode(byte[] bytes) throws UnreadableRecordException {
        long writtenWith = SingleObject.fingerprintOf(bytes);
        if (bytes.length > mostBytes) {
            throw new UnreadableRecordException(
                    Fault.TOO_LARGE,
                    "a " + type.getSimpleName() + " has at most " + mostBytes + " bytes, got " + bytes.length);
        }
        return decodeBody(bytes, writtenWith == fingerprint ? reader : readerOf(writtenWith));
    }

    private T decodeBody(byte[] bytes, SpecificDatumReader<T> bodyReader) throws UnreadableRecordException {
        var input = INPUT.get();
        input.reset(bytes, SingleObject.HEADER_LENGTH, mostBytes, MOST_ITEMS);
        try {
            // The compiler of Avro's classes can't know that a null to reuse is fine.
            @SuppressWarnings("NullAway")
            T record = bodyReader.read(null, input);
            if (input.remainingBytes() > 0) {
                throw new UnreadableRecordException(
                        Fault.TRAILING_BYTES,
                        input.remainingBytes() + " bytes follow the end of the " + type.getSimpleName());
            }
            return record;
        } catch (BadBytesException e) {
            throw new UnreadableRecordException(
                    e.fault(), "unreadable " + type.getSimpleName() + ": " + e.getMessage(), e);
        } catch (EOFException e) {
            throw new UnreadableRecordException(
                    Fault.TRUNCATED, "unreadable " + type.getSimpleName() + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) { // whatever else Avro trips over
            throw new UnreadableRecordException(
                    Fault.MALFORMED, "unreadable " + type.getSimpleName() + ": " + e.getMessage(), e);
        } finally {
            input.release();
        }
    }

    private SpecificDatumReader<T> readerOf(long writtenWith) throws UnreadableRecordException {
        var known = readersOfOtherSchemas.get(writtenWith);
        if (known != null) {
            return known;
        }
        var writersSchema = archive.find(writtenWith);
        if (writersSchema.isEmpty()) {
            throw new UnreadableRecordException(
                    Fault.UNKNOWN_SCHEMA,
                    "schema " + SingleObject.hex(writtenWith)
                            + " is not known here; a newer version may have written it");
        }
        if (!writersSchema.get().getFullName().equals(schema.getFullName())) {
            throw new UnreadableRecordException(
                    Fault.OTHER_RECORD,
                    "expected a " + type.getSimpleName() + ", got a "
                            + writersSchema.get().getName());
        }
        var added = readerFor(writersSchema.get());
        readersOfOtherSchemas.put(writtenWith, added);
        return added;
    }

    private SpecificDatumReader<T> readerFor(Schema writersSchema) {
        return new SpecificDatumReader<>(writersSchema, schema, SpecificData.getForClass(type));
    }

    private static final class Output {
        private static final int KEPT = 64 << 10;

        private ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

        @SuppressWarnings("NullAway.Init") // Avro makes one when there is none yet
        private BinaryEncoder encoder;

        /** One huge record must not occupy its size for ever. */
        void shrink() {
            if (bytes.size() > KEPT) {
                bytes = new ByteArrayOutputStream(1024);
            }
        }
    }
}
