package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many numbers that are read at once are those that are read one after the other. */
class WireDecoderTest {
    /** Seeds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldReadManyNumbersAsTheyWereWritten(long seed) throws IOException {
        var random = new Random(seed);
        var written = random.longs(random.nextInt(200))
                .map(number -> number >> random.nextInt(64))
                .toArray();
        var decoder = decoder(encoded(written));
        var read = new long[written.length];

        decoder.readLongs(read);

        assertThat(read).isEqualTo(written);
        assertThat(decoder.remainingBytes()).isZero();
    }

    @Test
    void shouldReadTheLeastAndTheGreatestAmongOthers() throws IOException {
        var written = new long[] {0, -1, 1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62, 0, 0, 0, 0, 0};
        var decoder = decoder(Arrays.copyOf(encoded(written), 1_000));
        var read = new long[written.length];

        decoder.readLongs(read);

        assertThat(read).isEqualTo(written);
        assertThat(decoder.remainingBytes()).isEqualTo(1_000 - encoded(written).length);
    }

    /** Where so many bytes follow that their end is out of sight, and where not. */
    @ParameterizedTest
    @ValueSource(ints = {11, 30, 1_000})
    void shouldSayThatANumberDoesNotEnd(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x80);

        assertThatThrownBy(() -> decoder(bytes).readLongs(new long[3]))
                .isInstanceOf(BadBytesException.class)
                .hasMessageContaining("a number goes on after its tenth byte");
    }

    @Test
    void shouldSayThatNumbersAreMissing() throws IOException {
        var bytes = encoded(1, 2, 1_000_000);

        assertThatThrownBy(() -> decoder(bytes).readLongs(new long[4]))
                .isInstanceOf(BadBytesException.class)
                .hasMessageContaining("the record goes on, but its bytes end after 5");
        assertThatThrownBy(() -> decoder(Arrays.copyOf(bytes, 4)).readLongs(new long[3]))
                .isInstanceOf(BadBytesException.class)
                .hasMessageContaining("the record goes on, but its bytes end after 4");
    }

    @Test
    void shouldReadEightFixedBytesAsANumberTheHighestFirst() throws IOException {
        var decoder = decoder(new byte[] {(byte) 0x81, 0, 0, 0, 0, 0, 0, 2, 9});

        assertThat(decoder.readFixedLong()).isEqualTo(0x8100_0000_0000_0002L);
        assertThatThrownBy(decoder::readFixedLong).isInstanceOf(BadBytesException.class);
    }

    private static WireDecoder decoder(byte[] bytes) {
        var decoder = new WireDecoder();
        decoder.reset(bytes, 0, bytes.length, bytes.length);
        return decoder;
    }

    private static byte[] encoded(long... numbers) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        for (long number : numbers) {
            encoder.writeLong(number);
        }
        return bytes.toByteArray();
    }
}
