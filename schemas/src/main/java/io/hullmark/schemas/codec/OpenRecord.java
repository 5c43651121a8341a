package io.hullmark.schemas.codec;

import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;

/** Opens records in single-object encoding for readers that make something else of them than the generated classes. */
public final class OpenRecord {
    private static final ThreadLocal<WireDecoder> INPUT = ThreadLocal.withInitial(WireDecoder::new);

    private OpenRecord() {}

    /** The fingerprint of the schema that the bytes were written with. */
    public static long fingerprint(byte[] bytes) throws UnreadableRecordException {
        return SingleObject.fingerprintOf(bytes);
    }

    /** Lets a reader have what follows the fingerprint, which it must use up. A reader opens no other record meanwhile. */
    public static void read(byte[] bytes, Reader reader) throws UnreadableRecordException {
        SingleObject.fingerprintOf(bytes);
        var input = INPUT.get();
        input.reset(bytes, SingleObject.HEADER_LENGTH, Codec.MOST_BYTES, Codec.MOST_ITEMS);
        try {
            reader.read(input);
            if (input.remainingBytes() > 0) {
                throw new UnreadableRecordException(
                        Fault.TRAILING_BYTES, input.remainingBytes() + " bytes follow the end of the record");
            }
        } catch (BadBytesException e) {
            throw new UnreadableRecordException(e.fault(), String.valueOf(e.getMessage()), e);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new UnreadableRecordException(Fault.MALFORMED, String.valueOf(e.getMessage()), e);
        } finally {
            input.release();
        }
    }

    /** Reads the fields of a record in the order of its writer's schema. */
    @FunctionalInterface
    public interface Reader {
        void read(WireDecoder in) throws IOException;
    }
}
