package io.hullmark.bench.corpus;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.TelemetryFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Frames of telemetry of a fleet: ordinary containers, each a little other than the next. */
public final class FleetMeters {
    private static final Codec<TelemetryFrame> CODEC = Codec.of(TelemetryFrame.class);
    private static final int TICK_MILLIS = 10_000;
    private static final int PREFIX_DIGITS = 16;

    private final Fleet fleet;
    private final Instant begin;
    private final long bootEpoch = System.currentTimeMillis();

    /** So many ticks of a fleet, the last of them now. */
    public FleetMeters(Fleet fleet, long ticks) {
        this.fleet = fleet;
        this.begin = Instant.now().minus(Duration.ofMillis(TICK_MILLIS).multipliedBy(ticks));
    }

    /** The frame of a host at a tick, from 1. */
    public byte[] frame(int host, long tick) {
        var samples = new ArrayList<ContainerSample>();
        for (var id : fleet.containers(host)) {
            samples.add(sample(id, samples.size(), tick));
        }
        return CODEC.encode(new TelemetryFrame(
                fleet.host(host),
                bootEpoch,
                tick,
                begin.plusMillis(tick * TICK_MILLIS),
                TICK_MILLIS,
                "resource.cgroup",
                List.of(),
                HostSample.newBuilder()
                        .setCores(64)
                        .setCpuBusyMicros(tick * 100_000_000)
                        .setCpuTotalMicros(tick * 640_000_000)
                        .setMemoryTotal(1L << 38)
                        .setMemoryAvailable(1L << 37)
                        .setEngineDiskSize(1L << 40)
                        .setEngineDiskAvailable(1L << 39)
                        .build(),
                samples,
                List.of()));
    }

    private static ContainerSample sample(String id, int place, long tick) {
        long busy = tick * (100_000 + place * 1_000L);
        return ContainerSample.newBuilder()
                .setContainer(new ContainerIdPrefix(HexFormat.of().parseHex(id.substring(0, PREFIX_DIGITS))))
                .setStartedAt(1_700_000_000_000L)
                .setCpuMicros(busy)
                .setCpuPeriods(tick * 100)
                .setCpuThrottledPeriods(tick)
                .setCpuThrottledMicros(tick * 1_000)
                .setMemoryUsageKib(200_000 + place + tick % 7)
                .setMemoryWorkingSetKib(100_000 + place + tick % 5)
                .setMemoryLimitKib(1 << 20)
                .setMemoryPeakKib(250_000)
                .setOomKills(0)
                .setPids(20 + tick % 3)
                .setPidsLimit(100)
                .setBlockReadBytes(tick * 4_096)
                .setBlockWriteBytes(tick * 8_192)
                .setBlockReads(tick)
                .setBlockWrites(tick * 2)
                .setNetworkReceivedBytes(tick * 100_000)
                .setNetworkReceivedPackets(tick * 100)
                .setNetworkReceiveErrors(0)
                .setNetworkReceiveDrops(0)
                .setNetworkSentBytes(tick * 50_000)
                .setNetworkSentPackets(tick * 80)
                .setNetworkSendErrors(0)
                .setNetworkSendDrops(0)
                .setCpuPressureSome(busy / 100)
                .setCpuPressureFull(busy / 200)
                .setMemoryPressureSome(0)
                .setMemoryPressureFull(0)
                .setIoPressureSome(tick * 1_000)
                .setIoPressureFull(tick * 500)
                .build();
    }
}
