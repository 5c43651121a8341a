package io.hullmark.schemas.codec;

import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Avro's single-object encoding around a record: a marker of two bytes, the fingerprint of the writer's schema, the body. */
public final class SingleObject {
    /** Bytes before the body. */
    public static final int HEADER_LENGTH = 10;

    private static final byte FIRST = (byte) 0xC3;
    private static final byte SECOND = 0x01;
    private static final VarHandle FINGERPRINT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private SingleObject() {}

    /** The fingerprint of a schema: CRC-64-AVRO of its parsing canonical form. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** A fingerprint as it is written in file names, keys and messages: 16 hex digits, highest first. */
    public static String hex(long fingerprint) {
        return HexFormat.of().toHexDigits(fingerprint);
    }

    /** The fingerprint that the bytes name. */
    static long fingerprintOf(byte[] bytes) throws UnreadableRecordException {
        if (bytes.length == 0) {
            throw new UnreadableRecordException(Fault.EMPTY, "the record is empty");
        }
        if (bytes[0] != FIRST || (bytes.length > 1 && bytes[1] != SECOND)) {
            var got = HexFormat.of().formatHex(bytes, 0, Math.min(2, bytes.length));
            throw new UnreadableRecordException(
                    Fault.BAD_MAGIC,
                    "a record begins with c301, got " + got
                            + (bytes[0] == 0 ? ", as in the framing of a schema registry" : ""));
        }
        if (bytes.length < HEADER_LENGTH) {
            throw new UnreadableRecordException(
                    Fault.TOO_SHORT,
                    "a record begins with " + HEADER_LENGTH + " bytes of header, got " + bytes.length + " in all");
        }
        return (long) FINGERPRINT.get(bytes, 2);
    }

    static byte[] header(long fingerprint) {
        var header = new byte[HEADER_LENGTH];
        header[0] = FIRST;
        header[1] = SECOND;
        FINGERPRINT.set(header, 2, fingerprint);
        return header;
    }

    /** A body that was written with a schema, in single-object encoding. */
    public static byte[] wrap(Schema schema, byte[] source, int bodyFrom) {
        var wrapped = Arrays.copyOf(header(fingerprint(schema)), HEADER_LENGTH + source.length - bodyFrom);
        System.arraycopy(source, bodyFrom, wrapped, HEADER_LENGTH, source.length - bodyFrom);
        return wrapped;
    }
}
