package io.hullmark.schemas.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.schemas.codec.UnreadableRecordException.Fault;
import io.hullmark.wire.Observation;
import io.hullmark.wire.Violation;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadBytesTest {
    private static final byte[] GOOD =
            Codec.of(Observation.class).encode(FullRecords.of(Observation.class).get(0));
    private static final long TODAY = SingleObject.fingerprint(Observation.getClassSchema());
    /** A body can't be decoded by accident when everything up to the body of the observation is fine. */
    private static final Bytes FRONT =
            written().string("host-1").number(1).number(1).number(1);

    static Stream<Arguments> badBytes() {
        return Stream.of(
                bad("no bytes", Fault.EMPTY, new byte[0]),
                bad("one byte", Fault.TOO_SHORT, Arrays.copyOf(GOOD, 1)),
                bad("the marker alone", Fault.TOO_SHORT, Arrays.copyOf(GOOD, 2)),
                bad("four bytes", Fault.TOO_SHORT, Arrays.copyOf(GOOD, 4)),
                bad("a header without its last byte", Fault.TOO_SHORT, Arrays.copyOf(GOOD, 9)),
                bad("four zeros", Fault.BAD_MAGIC, new byte[4]),
                bad("the framing of a registry with id 0", Fault.BAD_MAGIC, new byte[] {0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6
                }),
                bad("the framing of a registry with id -1", Fault.BAD_MAGIC, new byte[] {
                    0, -1, -1, -1, -1, 1, 2, 3, 4, 5
                }),
                bad("magic 1", Fault.BAD_MAGIC, new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}),
                bad("JSON", Fault.BAD_MAGIC, "{\"hostId\":\"a\",\"sequence\":1}".getBytes(UTF_8)),
                bad("the second byte of the marker wrong", Fault.BAD_MAGIC, with(GOOD, 1, 2)),
                bad("an unknown schema", Fault.UNKNOWN_SCHEMA, with(GOOD, 5, GOOD[5] + 1)),
                bad("fingerprint zero", Fault.UNKNOWN_SCHEMA, new Bytes(0).bytes()),
                bad("fingerprint of all ones", Fault.UNKNOWN_SCHEMA, new Bytes(-1).bytes()),
                bad(
                        "another kind of record",
                        Fault.OTHER_RECORD,
                        Codec.of(Violation.class)
                                .encode(FullRecords.of(Violation.class).get(0))),
                bad("a header and no body", Fault.TRUNCATED, Arrays.copyOf(GOOD, 10)),
                bad("half a record", Fault.TRUNCATED, Arrays.copyOf(GOOD, GOOD.length / 2)),
                bad("all but the last byte", Fault.TRUNCATED, Arrays.copyOf(GOOD, GOOD.length - 1)),
                bad("one byte too many", Fault.TRAILING_BYTES, Arrays.copyOf(GOOD, GOOD.length + 1)),
                bad("two records in one", Fault.TRAILING_BYTES, twice(GOOD)),
                bad(
                        "a negative string length",
                        Fault.FORGED_LENGTH,
                        written().number(-1).bytes()),
                bad(
                        "the most negative string length",
                        Fault.FORGED_LENGTH,
                        written().number(Long.MIN_VALUE).bytes()),
                bad(
                        "a string of 2 GiB",
                        Fault.FORGED_LENGTH,
                        written().number(Integer.MAX_VALUE).bytes()),
                bad(
                        "a string of 8 EiB",
                        Fault.FORGED_LENGTH,
                        written().number(Long.MAX_VALUE).bytes()),
                bad(
                        "a string longer than the rest",
                        Fault.TRUNCATED,
                        written().number(1000).bytes()),
                bad(
                        "an array of 2^40 items",
                        Fault.FORGED_LENGTH,
                        sections(1L << 40).bytes()),
                bad(
                        "an array of 2^63-1 items",
                        Fault.FORGED_LENGTH,
                        sections(Long.MAX_VALUE).bytes()),
                bad(
                        "an array of -2^63 items",
                        Fault.FORGED_LENGTH,
                        sections(Long.MIN_VALUE).number(1).bytes()),
                bad(
                        "a block of a negative size",
                        Fault.FORGED_LENGTH,
                        sections(-1).number(-5).bytes()),
                bad(
                        "an array of more items than bytes",
                        Fault.TRUNCATED,
                        sections(1_000_000).bytes()),
                bad(
                        "an array of more items than a record has",
                        Fault.TOO_LARGE,
                        sections(300_000).zeros(400_000).bytes()),
                bad(
                        "a number of eleven bytes",
                        Fault.MALFORMED,
                        written().raw(-1, 11).bytes()),
                bad(
                        "an enum symbol that is none",
                        Fault.MALFORMED,
                        front().number(0).number(6).zeros(100).bytes()),
                bad(
                        "a negative enum symbol",
                        Fault.MALFORMED,
                        front().number(0).number(-1).zeros(100).bytes()),
                bad(
                        "an enum symbol beyond 32 bits",
                        Fault.MALFORMED,
                        front().number(0).number(1L << 32).zeros(100).bytes()),
                bad(
                        "a union branch that is none",
                        Fault.MALFORMED,
                        front().number(6).zeros(100).bytes()),
                bad(
                        "a negative union branch",
                        Fault.MALFORMED,
                        front().number(-1).zeros(100).bytes()),
                bad(
                        "a union branch beyond 32 bits",
                        Fault.MALFORMED,
                        front().number(1L << 40).zeros(100).bytes()),
                bad(
                        "a boolean of 2",
                        Fault.MALFORMED,
                        exec().raw(2, 1).zeros(10).bytes()),
                bad("zeros", Fault.TRAILING_BYTES, written().zeros(1000).bytes()),
                bad("a record of 16 MiB and one byte", Fault.TOO_LARGE, Arrays.copyOf(GOOD, Codec.MOST_BYTES + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBytes")
    void shouldSayWhatIsWrongWith(String name, Fault fault, byte[] bytes) {
        assertThatThrownBy(() -> Codec.of(Observation.class).decode(bytes))
                .isInstanceOfSatisfying(
                        UnreadableRecordException.class,
                        e -> assertThat(e.fault())
                                .as("fault of: %s", e.getMessage())
                                .isEqualTo(fault));
    }

    @Test
    void shouldNoticeEveryTruncationOfEveryRecord() throws UnreadableRecordException {
        for (var type : RecordTypes.all()) {
            for (var record : FullRecords.of(type)) {
                var bytes = encode(type, record);
                for (int length = SingleObject.HEADER_LENGTH; length < bytes.length; length++) {
                    var cut = Arrays.copyOf(bytes, length);
                    assertThatThrownBy(() -> Codec.of(type).decode(cut))
                            .isInstanceOfSatisfying(
                                    UnreadableRecordException.class,
                                    e -> assertThat(e.fault()).isEqualTo(Fault.TRUNCATED));
                }
            }
        }
    }

    @Test
    void shouldNameTheUnknownSchemaAsItsArchiveFileIsNamed() {
        assertThatThrownBy(() -> Codec.of(Observation.class).decode(new Bytes(0x0123456789abcdefL).bytes()))
                .hasMessage("schema 0123456789abcdef is not known here; a newer version may have written it");
    }

    private static <T extends SpecificRecord> byte[] encode(Class<T> type, Object record) {
        return Codec.of(type).encode(type.cast(record));
    }

    private static Arguments bad(String name, Fault fault, byte[] bytes) {
        return Arguments.of(name, fault, bytes);
    }

    private static Bytes written() {
        return new Bytes(TODAY);
    }

    private static Bytes front() {
        return written().raw(FRONT.body());
    }

    /** An observation of a snapshot up to the count of its sections. */
    private static Bytes sections(long count) {
        return front().number(0)
                .number(2)
                .string("id")
                .zeros(16)
                .number(1)
                .string("")
                .number(count);
    }

    /** An observation of a lifecycle event up to whether the exec is privileged. */
    private static Bytes exec() {
        return front().number(1)
                .number(2)
                .string("id")
                .string("")
                .string("exec_start")
                .number(0)
                .number(1)
                .number(1)
                .number(1)
                .string("exec")
                .number(1);
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        var changed = bytes.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static byte[] twice(byte[] bytes) {
        var both = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return both;
    }

    /** Writes Avro's encoding by hand, as nobody's library would. */
    private static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes(long fingerprint) {
            out.writeBytes(SingleObject.header(fingerprint));
        }

        Bytes number(long value) {
            long rest = (value << 1) ^ (value >> 63);
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
            return this;
        }

        Bytes string(String value) {
            var bytes = value.getBytes(UTF_8);
            number(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        Bytes zeros(int count) {
            return raw(0, count);
        }

        Bytes raw(int value, int count) {
            for (int i = 0; i < count; i++) {
                out.write(value);
            }
            return this;
        }

        Bytes raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] body() {
            return Arrays.copyOfRange(bytes(), SingleObject.HEADER_LENGTH, out.size());
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
