package io.hullmark.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.TelemetryFrame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryFrameTest {
    private static final Codec<TelemetryFrame> CODEC = Codec.of(TelemetryFrame.class);

    @Test
    void shouldTakeUnderAHundredBytesForAnOrdinaryContainer() throws UnreadableRecordException {
        var frame = frame(samples(100, TelemetryFrameTest::ordinary));

        var bytes = CODEC.encode(frame);

        assertThat(bytes.length - CODEC.encode(frame(List.of())).length).isLessThan(100 * 100);
        assertThat(CODEC.decode(bytes)).isEqualTo(frame);
    }

    @Test
    void shouldTakeTwiceAsManyAtMostForOneThatMeetsEveryLimit() throws UnreadableRecordException {
        var frame = frame(samples(100, TelemetryFrameTest::busy));

        var bytes = CODEC.encode(frame);

        assertThat(bytes.length - CODEC.encode(frame(List.of())).length).isLessThan(100 * 200);
        assertThat(CODEC.decode(bytes)).isEqualTo(frame);
    }

    @Test
    void shouldSayOfAFieldThatNobodySetThatItCouldNotBeRead() {
        var sample = ContainerSample.newBuilder().setContainer(id(1)).build();

        assertThat(sample.getSchema().getFields())
                .filteredOn(field -> field.pos() > 0)
                .allSatisfy(field ->
                        assertThat(sample.get(field.pos())).as(field.name()).isEqualTo(-1L));
    }

    private static TelemetryFrame frame(List<ContainerSample> containers) {
        return TelemetryFrame.newBuilder()
                .setHostId("web-7-0a1b2c3d4e5f")
                .setBootEpoch(1_790_000_000_000L)
                .setSequence(86_400)
                .setMeasuredAt(Instant.parse("2026-03-01T12:00:00.123456Z"))
                .setTickMillis(10_000)
                .setSensor("resource.cgroup")
                .setHost(HostSample.newBuilder().build())
                .setContainers(containers)
                .build();
    }

    private interface Kind {
        ContainerSample sample(int number);
    }

    private static List<ContainerSample> samples(int count, Kind kind) {
        var samples = new ArrayList<ContainerSample>();
        for (int number = 0; number < count; number++) {
            samples.add(kind.sample(number));
        }
        return samples;
    }

    /** A web service after a week at a tenth of a core: no quota, some traffic, little disk, no pressure to speak of. */
    private static ContainerSample ordinary(int number) {
        return started(number)
                .setCpuMicros(60_480_000_000L + number)
                .setCpuPeriods(0)
                .setCpuThrottledPeriods(0)
                .setCpuThrottledMicros(0)
                .setMemoryUsageKib(310L << 10)
                .setMemoryWorkingSetKib(220L << 10)
                .setMemoryLimitKib(512L << 10)
                .setMemoryPeakKib(400L << 10)
                .setOomKills(0)
                .setPids(42)
                .setPidsLimit(100)
                .setBlockReadBytes(50L << 20)
                .setBlockWriteBytes(900L << 20)
                .setBlockReads(4_000)
                .setBlockWrites(90_000)
                .setNetworkReceivedBytes(30L << 30)
                .setNetworkReceivedPackets(40_000_000)
                .setNetworkReceiveErrors(0)
                .setNetworkReceiveDrops(0)
                .setNetworkSentBytes(90L << 30)
                .setNetworkSentPackets(70_000_000)
                .setNetworkSendErrors(0)
                .setNetworkSendDrops(0)
                .setCpuPressureSome(600_000_000)
                .setCpuPressureFull(300_000_000)
                .setMemoryPressureSome(0)
                .setMemoryPressureFull(0)
                .setIoPressureSome(4_000_000)
                .setIoPressureFull(3_000_000)
                .build();
    }

    /** A container that has run for a year on eight cores and meets every limit. */
    private static ContainerSample busy(int number) {
        return started(number)
                .setCpuMicros(252_000_000_000_000L)
                .setCpuPeriods(315_000_000)
                .setCpuThrottledPeriods(90_000_000)
                .setCpuThrottledMicros(9_000_000_000_000L)
                .setMemoryUsageKib(30L << 20)
                .setMemoryWorkingSetKib(29L << 20)
                .setMemoryLimitKib(32L << 20)
                .setMemoryPeakKib(32L << 20)
                .setOomKills(1_200)
                .setPids(900)
                .setPidsLimit(1_000)
                .setBlockReadBytes(40L << 40)
                .setBlockWriteBytes(90L << 40)
                .setBlockReads(900_000_000)
                .setBlockWrites(2_000_000_000)
                .setNetworkReceivedBytes(300L << 40)
                .setNetworkReceivedPackets(400_000_000_000L)
                .setNetworkReceiveErrors(12)
                .setNetworkReceiveDrops(9_000)
                .setNetworkSentBytes(900L << 40)
                .setNetworkSentPackets(700_000_000_000L)
                .setNetworkSendErrors(3)
                .setNetworkSendDrops(70)
                .setCpuPressureSome(9_000_000_000_000L)
                .setCpuPressureFull(8_000_000_000_000L)
                .setMemoryPressureSome(70_000_000_000L)
                .setMemoryPressureFull(60_000_000_000L)
                .setIoPressureSome(400_000_000_000L)
                .setIoPressureFull(300_000_000_000L)
                .build();
    }

    private static ContainerSample.Builder started(int number) {
        return ContainerSample.newBuilder().setContainer(id(number)).setStartedAt(1_790_000_000_000L + number);
    }

    private static ContainerIdPrefix id(int number) {
        return new ContainerIdPrefix(
                ByteBuffer.allocate(8).putLong(0x9f3c_0000_0000_0000L + number).array());
    }
}
