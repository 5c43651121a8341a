package io.hullmark.schemas.codec;

import static io.hullmark.schemas.codec.UnreadableRecordException.Fault.FORGED_LENGTH;
import static io.hullmark.schemas.codec.UnreadableRecordException.Fault.MALFORMED;
import static io.hullmark.schemas.codec.UnreadableRecordException.Fault.TOO_LARGE;
import static io.hullmark.schemas.codec.UnreadableRecordException.Fault.TRUNCATED;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary encoding from an array and believes none of it.
 *
 * <p>Avro's own decoder reads past the end of truncated bytes as if zeros followed, so that a record whose last fields are cut off
 * decodes without an error; it takes any byte for a boolean; and its limits are settings of the whole process. This one stays within
 * its array, allocates no more than the array can justify, and says precisely what is wrong.
 */
public final class WireDecoder extends Decoder {
    private static final int LONGEST_NUMBER = 10;

    private static final VarHandle BIG_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int position;
    private int longest;
    private long itemsLeft;

    /**
     * Begins anew.
     *
     * @param longest beyond this a length can't be a length, only damage or an attack
     * @param mostItems of all arrays and maps together; items of a few bytes each take up to forty times that in memory
     */
    void reset(byte[] source, int from, int longest, long mostItems) {
        this.bytes = source;
        this.position = from;
        this.longest = longest;
        this.itemsLeft = mostItems;
    }

    /** Lets go of the array, so that a thread that decodes rarely doesn't keep it alive. */
    void release() {
        bytes = new byte[0];
        position = 0;
    }

    @Override
    public int remainingBytes() {
        return bytes.length - position;
    }

    int position() {
        return position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws BadBytesException {
        need(1);
        byte value = bytes[position++];
        if (value != 0 && value != 1) {
            throw bad(MALFORMED, "a boolean is 0 or 1, got " + value);
        }
        return value == 1;
    }

    @Override
    public int readInt() throws BadBytesException {
        long value = readLong();
        if (value != (int) value) {
            throw bad(MALFORMED, "an int has 32 bits, got " + value);
        }
        return (int) value;
    }

    @Override
    public long readLong() throws BadBytesException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1);
            byte part = bytes[position++];
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw endless();
    }

    /** The next numbers, which are longs all of them. Costs half of reading one after the other. */
    public void readLongs(long[] into) throws BadBytesException {
        if (remainingBytes() < into.length * LONGEST_NUMBER) {
            for (int number = 0; number < into.length; number++) {
                into[number] = readLong();
            }
            return;
        }
        // What is in fields would be written back at every byte; and most numbers have three bytes at most.
        var source = bytes;
        int at = position;
        for (int number = 0; number < into.length; number++) {
            long value = source[at++];
            if (value < 0) {
                byte part = source[at++];
                value = (value & 0x7f) | (long) (part & 0x7f) << 7;
                if (part < 0) {
                    part = source[at++];
                    value |= (long) (part & 0x7f) << 14;
                    for (int shift = 21; part < 0; shift += 7) {
                        if (shift >= 7 * LONGEST_NUMBER) {
                            throw endless();
                        }
                        part = source[at++];
                        value |= (long) (part & 0x7f) << shift;
                    }
                }
            }
            into[number] = (value >>> 1) ^ -(value & 1);
        }
        position = at;
    }

    /** The next eight bytes of something fixed as a number, the first of them the highest. */
    public long readFixedLong() throws BadBytesException {
        need(Long.BYTES);
        long value = (long) BIG_ENDIAN_LONG.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    @Override
    public float readFloat() throws BadBytesException {
        need(Float.BYTES);
        int value = (int) LITTLE_ENDIAN_INT.get(bytes, position);
        position += Float.BYTES;
        return Float.intBitsToFloat(value);
    }

    @Override
    public double readDouble() throws BadBytesException {
        need(Double.BYTES);
        long value = (long) LITTLE_ENDIAN_LONG.get(bytes, position);
        position += Double.BYTES;
        return Double.longBitsToDouble(value);
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws BadBytesException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws BadBytesException {
        int length = length("a string");
        var value = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return value;
    }

    @Override
    public void skipString() throws BadBytesException {
        skip(length("a string"));
    }

    /** A copy, because whoever calls {@code array()} on the result expects the bytes and nothing else. */
    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws BadBytesException {
        int length = length("a byte sequence");
        var value = new byte[length];
        System.arraycopy(bytes, position, value, 0, length);
        position += length;
        return ByteBuffer.wrap(value);
    }

    @Override
    public void skipBytes() throws BadBytesException {
        skip(length("a byte sequence"));
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws BadBytesException {
        need(length);
        System.arraycopy(bytes, position, target, start, length);
        position += length;
    }

    @Override
    public void skipFixed(int length) throws BadBytesException {
        need(length);
        skip(length);
    }

    @Override
    public int readEnum() throws BadBytesException {
        return readInt();
    }

    @Override
    public int readIndex() throws BadBytesException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws BadBytesException {
        return items();
    }

    @Override
    public long arrayNext() throws BadBytesException {
        return items();
    }

    @Override
    public long skipArray() throws BadBytesException {
        return items();
    }

    @Override
    public long readMapStart() throws BadBytesException {
        return items();
    }

    @Override
    public long mapNext() throws BadBytesException {
        return items();
    }

    @Override
    public long skipMap() throws BadBytesException {
        return items();
    }

    /** Items of the next block. A negative count is followed by the block's size in bytes, which says nothing new. */
    private long items() throws BadBytesException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            long size = readLong();
            if (size < 0 || size > longest) {
                throw bad(FORGED_LENGTH, "a block claims " + size + " bytes");
            }
        }
        if (count < 0 || count > longest) {
            throw bad(FORGED_LENGTH, "a block claims " + count + " items");
        }
        // No item of our schemas takes less than a byte.
        if (count > remainingBytes()) {
            throw bad(TRUNCATED, count + " items should follow, but only " + remainingBytes() + " bytes do");
        }
        itemsLeft -= count;
        if (itemsLeft < 0) {
            throw bad(TOO_LARGE, "the record has more items than a record may have");
        }
        return count;
    }

    private void skip(int count) {
        position += count;
    }

    private int length(String what) throws BadBytesException {
        long length = readLong();
        if (length < 0 || length > longest) {
            throw bad(FORGED_LENGTH, what + " claims " + length + " bytes");
        }
        need((int) length);
        return (int) length;
    }

    private void need(int count) throws BadBytesException {
        if (count > bytes.length - position) {
            throw bad(TRUNCATED, "the record goes on, but its bytes end after " + bytes.length);
        }
    }

    private BadBytesException endless() {
        return bad(MALFORMED, "a number goes on after its tenth byte");
    }

    private BadBytesException bad(UnreadableRecordException.Fault fault, String what) {
        return new BadBytesException(fault, what + " (near byte " + position + ")");
    }
}
