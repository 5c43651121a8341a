package io.hullmark.streams.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hullmark.engine.telemetry.HostMeter;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.schemas.codec.WireClasses;
import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.MissingInstrument;
import io.hullmark.wire.TelemetryFrame;
import io.hullmark.wire.UnmeasuredCause;
import io.hullmark.wire.UnmeasuredContainer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a frame says, and what it can't say. */
final class FrameReaderTest {
    private static final ContainerIdPrefix PREFIX = new ContainerIdPrefix(new byte[] {0, 0, 0, 0, 0, 0, 1, 2});

    /** Before a record is read, its library must trust the generated classes. */
    @BeforeAll
    static void trustTheWire() {
        WireClasses.trust();
    }

    @Test
    void shouldReadEveryMeterInItsPlace() {
        var sample = ContainerSample.newBuilder()
                .setContainer(PREFIX)
                .setStartedAt(5)
                .setCpuMicros(10)
                .setMemoryWorkingSetKib(20)
                .setPidsLimit(30)
                .setNetworkReceiveErrors(1)
                .setNetworkSendErrors(2)
                .setIoPressureSome(40)
                .build();

        var frame = FrameReader.of(frame(1, 10_000, HostSample.newBuilder().build(), sample));

        assertThat(frame.containers().size()).isEqualTo(1);
        assertThat(frame.containers().prefix(0)).isEqualTo(0x0102);
        var read = frame.containers().get(0);
        assertThat(read.begunAt()).isEqualTo(5);
        assertThat(read.get(Meter.CPU_MICROS)).isEqualTo(10);
        assertThat(read.get(Meter.MEMORY_WORKING_SET)).isEqualTo(20);
        assertThat(read.get(Meter.PIDS_LIMIT)).isEqualTo(30);
        assertThat(read.get(Meter.NETWORK_ERRORS)).isEqualTo(3);
        assertThat(read.get(Meter.IO_PRESSURE)).isEqualTo(40);
        assertThat(read.get(Meter.BLOCK_READ)).isEqualTo(Reading.UNREAD);
    }

    /** Seeds of frames with any numbers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldReadTheBytesOfAFrameLikeTheFrame(long seed) throws UnreadableRecordException {
        var random = new Random(seed);
        var samples = IntStream.range(0, random.nextInt(300))
                .mapToObj(number -> any(random, new ContainerSample()))
                .toArray(ContainerSample[]::new);
        var frame = TelemetryFrame.newBuilder(frame(seed, 10_000, any(random, new HostSample()), samples))
                .setMissing(List.of(new MissingInstrument("pressure", "an old kernel")))
                .setUnmeasured(List.of(new UnmeasuredContainer(PREFIX, UnmeasuredCause.TOO_MANY)))
                .build();
        var codec = Codec.of(TelemetryFrame.class);

        var read = new FrameReader(codec).read(codec.encode(frame));

        assertThat(read).isEqualTo(FrameReader.of(frame));
    }

    @Test
    void shouldTakeWhatIsNoNumberForNotRead() {
        var host = HostSample.newBuilder()
                .setCores(4)
                .setMemoryTotal(-7)
                .setLoad1(Float.NaN)
                .setLoad5(Float.POSITIVE_INFINITY)
                .setLoad15(1.5f)
                .build();

        var read = FrameReader.of(frame(1, 10_000, host)).host();

        assertThat(read.get(HostMeter.CORES)).isEqualTo(4);
        assertThat(read.get(HostMeter.MEMORY_TOTAL)).isEqualTo(Reading.UNREAD);
        assertThat(read.get(HostMeter.LOAD_1)).isEqualTo(Reading.UNREAD);
        assertThat(read.get(HostMeter.LOAD_5)).isEqualTo(Reading.UNREAD);
        assertThat(read.get(HostMeter.LOAD_15)).isEqualTo(1_500);
    }

    @Test
    void shouldSayWhyAContainerWasNotMeasured() {
        var frame = TelemetryFrame.newBuilder(
                        frame(1, 10_000, HostSample.newBuilder().build()))
                .setUnmeasured(List.of(new UnmeasuredContainer(PREFIX, UnmeasuredCause.NOT_PERMITTED)))
                .build();

        assertThat(FrameReader.of(frame).unmeasured())
                .singleElement()
                .satisfies(unmeasured ->
                        assertThat(unmeasured.reason()).isEqualTo("the agent may not read its control groups"));
    }

    @Test
    void shouldRefuseWhatCanNotBe() {
        var host = HostSample.newBuilder().build();

        assertThatThrownBy(() -> FrameReader.of(frame(0, 10_000, host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epoch 1 and sequence 0 must be at least 0 and 1");
        assertThatThrownBy(() -> FrameReader.of(frame(1, 0, host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a frame comes every so many milliseconds, got 0");
    }

    private static <T extends SpecificRecord> T any(Random random, T record) {
        for (var field : record.getSchema().getFields()) {
            switch (field.schema().getType()) {
                case LONG -> record.put(field.pos(), random.nextLong() >> random.nextInt(64));
                case INT -> record.put(field.pos(), random.nextInt());
                case FLOAT -> record.put(field.pos(), random.nextFloat());
                case FIXED -> {
                    var bytes = new byte[field.schema().getFixedSize()];
                    random.nextBytes(bytes);
                    record.put(field.pos(), new ContainerIdPrefix(bytes));
                }
                default -> throw new IllegalArgumentException("a field of another type: " + field);
            }
        }
        return record;
    }

    private static TelemetryFrame frame(long sequence, int tickMillis, HostSample host, ContainerSample... samples) {
        return new TelemetryFrame(
                "h1",
                1L,
                sequence,
                Instant.EPOCH,
                tickMillis,
                "resource.cgroup",
                List.of(),
                host,
                List.of(samples),
                List.of());
    }
}
