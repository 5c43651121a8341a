package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.wire.ContainerLabels;
import io.hullmark.wire.LogConfig;
import io.hullmark.wire.Observation;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {

    static Stream<Named<Class<? extends SpecificRecord>>> types() {
        return RecordTypes.all().stream().map(type -> Named.of(type.getSimpleName(), type));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends SpecificRecord> void shouldReadWhatItWrote(Class<T> type) throws UnreadableRecordException {
        var codec = Codec.of(type);

        for (T record : FullRecords.of(type)) {
            assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
        }
    }

    @Test
    void shouldWriteAndReadWhatAvroCallsSingleObjectEncoding() throws Exception {
        var codec = Codec.of(Observation.class);
        for (var record : FullRecords.of(Observation.class)) {
            var avros = Observation.getEncoder().encode(record);
            var bytes = codec.encode(record);

            assertThat(codec.decode(arrayOf(avros))).isEqualTo(record);
            assertThat(Observation.fromByteBuffer(ByteBuffer.wrap(bytes))).isEqualTo(record);
        }
    }

    @Test
    void shouldWriteEqualMapsAsEqualBytes() {
        var codec = Codec.of(ContainerLabels.class);
        var forwards = new LinkedHashMap<String, String>();
        var backwards = new LinkedHashMap<String, String>();
        for (int i = 0; i < 50; i++) {
            forwards.put("label" + i, "value" + i);
            backwards.put("label" + (49 - i), "value" + (49 - i));
        }

        var bytes = codec.encode(new ContainerLabels(forwards));

        assertThat(codec.encode(new ContainerLabels(backwards))).isEqualTo(bytes);
        assertThat(codec.encode(new ContainerLabels(new TreeMap<>(forwards)))).isEqualTo(bytes);
    }

    @Test
    void shouldKeepNothingOfAHugeRecordInTheNextOne() throws UnreadableRecordException {
        var codec = Codec.of(ContainerLabels.class);
        var huge = new ContainerLabels(Map.of("note", "x".repeat(300_000)));
        var small = new ContainerLabels(Map.of("note", "y"));

        var bytes = codec.encode(huge);

        assertThat(codec.decode(codec.encode(small))).isEqualTo(small);
        assertThat(codec.decode(bytes)).isEqualTo(huge);
    }

    @Test
    void shouldKeepNothingOfAnIncompleteRecordInTheNextOne() {
        var codec = Codec.of(LogConfig.class);
        var good = new LogConfig("json-file", Map.of("max-size", "10m"));
        var bytes = codec.encode(good);
        @SuppressWarnings("NullAway") // what a careless caller does
        var incomplete = new LogConfig("a driver that was written already", null);

        assertThatThrownBy(() -> codec.encode(incomplete))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("LogConfig.options");

        assertThat(codec.encode(good)).isEqualTo(bytes);
    }

    @Test
    void shouldServeKafkaWithRecordsAndTombstones() {
        var record = new ContainerLabels(Map.of("tier", "prod"));
        try (var serde = Codec.of(ContainerLabels.class).serde()) {
            var bytes = serde.serializer().serialize("labels", record);

            assertThat(serde.deserializer().deserialize("labels", bytes)).isEqualTo(record);
            assertThat(serde.serializer().serialize("labels", null)).isNull();
            assertThat(serde.deserializer().deserialize("labels", (byte[]) null))
                    .isNull();
            assertThatThrownBy(() -> serde.deserializer().deserialize("labels", new byte[] {1}))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("unreadable record on labels: a record begins with c301, got 01")
                    .hasCauseInstanceOf(UnreadableRecordException.class);
        }
    }

    private static byte[] arrayOf(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
