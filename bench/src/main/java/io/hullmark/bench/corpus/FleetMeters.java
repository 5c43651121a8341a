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
    private static final int PREFIX_DIGITS = 16;

    private final Fleet fleet;
    private final Duration every;
    private final Instant begin;
    private final long bootEpoch = System.currentTimeMillis();

    /**
     * So many ticks of a fleet, the last of them now.
     *
     * @param every the time between two, in whole seconds
     */
    public FleetMeters(Fleet fleet, Duration every, long ticks) {
        this.fleet = fleet;
        this.every = every;
        this.begin = Instant.now().minus(every.multipliedBy(ticks));
    }

    /** The frame of a host at a tick, from 1. */
    public byte[] frame(int host, long tick) {
        long seconds = tick * every.toSeconds();
        var samples = new ArrayList<ContainerSample>();
        for (var id : fleet.containers(host)) {
            samples.add(sample(id, samples.size(), seconds));
        }
        return CODEC.encode(new TelemetryFrame(
                fleet.host(host),
                bootEpoch,
                tick,
                begin.plusSeconds(seconds),
                Math.toIntExact(every.toMillis()),
                "resource.cgroup",
                List.of(),
                HostSample.newBuilder()
                        .setCores(64)
                        .setCpuBusyMicros(seconds * 10_000_000)
                        .setCpuTotalMicros(seconds * 64_000_000)
                        .setMemoryTotal(1L << 38)
                        .setMemoryAvailable(1L << 37)
                        .setEngineDiskSize(1L << 40)
                        .setEngineDiskAvailable(1L << 39)
                        .build(),
                samples,
                List.of()));
    }

    private static ContainerSample sample(String id, int place, long seconds) {
        long busy = seconds * (10_000 + place * 100L);
        return ContainerSample.newBuilder()
                .setContainer(new ContainerIdPrefix(HexFormat.of().parseHex(id.substring(0, PREFIX_DIGITS))))
                .setStartedAt(1_700_000_000_000L)
                .setCpuMicros(busy)
                .setCpuPeriods(seconds * 10)
                .setCpuThrottledPeriods(seconds / 10)
                .setCpuThrottledMicros(seconds * 100)
                .setMemoryUsageKib(200_000 + place + seconds % 7)
                .setMemoryWorkingSetKib(100_000 + place + seconds % 5)
                .setMemoryLimitKib(1 << 20)
                .setMemoryPeakKib(250_000)
                .setOomKills(0)
                .setPids(20 + seconds % 3)
                .setPidsLimit(100)
                .setBlockReadBytes(seconds * 410)
                .setBlockWriteBytes(seconds * 819)
                .setBlockReads(seconds / 10)
                .setBlockWrites(seconds / 5)
                .setNetworkReceivedBytes(seconds * 10_000)
                .setNetworkReceivedPackets(seconds * 10)
                .setNetworkReceiveErrors(0)
                .setNetworkReceiveDrops(0)
                .setNetworkSentBytes(seconds * 5_000)
                .setNetworkSentPackets(seconds * 8)
                .setNetworkSendErrors(0)
                .setNetworkSendDrops(0)
                .setCpuPressureSome(busy / 100)
                .setCpuPressureFull(busy / 200)
                .setMemoryPressureSome(0)
                .setMemoryPressureFull(0)
                .setIoPressureSome(seconds * 100)
                .setIoPressureFull(seconds * 50)
                .build();
    }
}
