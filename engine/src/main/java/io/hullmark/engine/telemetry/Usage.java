package io.hullmark.engine.telemetry;

import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What rules over time read, from two readings of the same meters: values of the newer one, and rates between both.
 *
 * <p>Without an older one, or after its counters began anew, rates are missing and values are not.
 */
public final class Usage {
    private static final Missing UNREAD = new Missing("it could not be measured here");
    private static final Missing NO_RATE =
            new Missing("two samples in a row are needed, and its counters have just begun");
    private static final Missing UNASKED = new Missing("nobody has asked for it");
    private static final long KIB = 1_024;
    private static final double MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;

    private final Reading now;
    private final @Nullable Reading before;
    private final double micros;

    private Usage(Reading now, @Nullable Reading before, Duration between) {
        this.now = now;
        this.before = before != null && between.toNanos() > 0 ? before : null;
        this.micros = between.toNanos() / 1_000.0;
    }

    /** Of a container. */
    public static Struct ofContainer(Reading now, @Nullable Reading before, Duration between) {
        return ofContainer(now, before, between, UsageParts.ALL);
    }

    /** Some parts of that of a container; the others are missing. */
    public static Struct ofContainer(Reading now, @Nullable Reading before, Duration between, UsageParts parts) {
        var usage = new Usage(now, before, between);
        return Struct.whole(
                ContainerUsage.TYPE,
                parts.has(0) ? usage.memory() : UNASKED,
                parts.has(1) ? usage.cpu() : UNASKED,
                parts.has(2) ? usage.pids() : UNASKED,
                parts.has(3) ? usage.block() : UNASKED,
                parts.has(4) ? usage.network() : UNASKED,
                parts.has(5) ? usage.pressure() : UNASKED);
    }

    /** Of a host. */
    public static Struct ofHost(Reading now, @Nullable Reading before, Duration between) {
        var usage = new Usage(now, before, between);
        return Struct.of(HostUsage.TYPE)
                .set("cpu", usage.hostCpu())
                .set("memory", usage.values(HostUsage.MEMORY, 1, HostMeter.MEMORY_TOTAL, HostMeter.MEMORY_AVAILABLE))
                .set("disk", usage.values(HostUsage.DISK, 1, HostMeter.DISK_SIZE, HostMeter.DISK_AVAILABLE))
                .set(
                        "pressure",
                        usage.pressure(
                                HostMeter.CPU_PRESSURE,
                                HostMeter.MEMORY_PRESSURE,
                                HostMeter.MEMORY_PRESSURE_FULL,
                                HostMeter.IO_PRESSURE))
                .build();
    }

    private Struct memory() {
        return Struct.whole(
                ContainerUsage.MEMORY,
                value(Meter.MEMORY_USED, KIB),
                value(Meter.MEMORY_WORKING_SET, KIB),
                value(Meter.MEMORY_LIMIT, KIB),
                value(Meter.MEMORY_PEAK, KIB),
                kills());
    }

    /** Unlike a rate it is known after a restart: whoever was killed since then was killed since the sample before. */
    private Object kills() {
        long total = now.get(Meter.OOM_KILLS);
        if (total < 0) {
            return UNREAD;
        }
        if (before == null) {
            return NO_RATE;
        }
        long more = now.since(before, Meter.OOM_KILLS);
        return more >= 0 ? more : total;
    }

    private Struct cpu() {
        return Struct.whole(ContainerUsage.CPU, share(Meter.CPU_MICROS), throttled());
    }

    private Object throttled() {
        if (now.get(Meter.CPU_THROTTLED_PERIODS) < 0 || now.get(Meter.CPU_PERIODS) < 0) {
            return UNREAD;
        }
        if (before == null) {
            return NO_RATE;
        }
        long periods = now.since(before, Meter.CPU_PERIODS);
        long throttled = now.since(before, Meter.CPU_THROTTLED_PERIODS);
        if (periods < 0 || throttled < 0) {
            return NO_RATE;
        }
        return periods == 0 ? 0.0 : Math.min(1, (double) throttled / periods);
    }

    private Struct pids() {
        return Struct.whole(ContainerUsage.PIDS, value(Meter.PIDS, 1), value(Meter.PIDS_LIMIT, 1));
    }

    private Object block() {
        return now.get(Meter.BLOCK_READ) < 0
                ? UNREAD
                : rates(
                        ContainerUsage.BLOCK,
                        Meter.BLOCK_READ,
                        Meter.BLOCK_WRITTEN,
                        Meter.BLOCK_READS,
                        Meter.BLOCK_WRITES);
    }

    private Object network() {
        return now.get(Meter.NETWORK_RECEIVED) < 0
                ? UNREAD
                : rates(
                        ContainerUsage.NETWORK,
                        Meter.NETWORK_RECEIVED,
                        Meter.NETWORK_SENT,
                        Meter.PACKETS_RECEIVED,
                        Meter.PACKETS_SENT,
                        Meter.NETWORK_ERRORS,
                        Meter.NETWORK_DROPS);
    }

    private Object pressure() {
        return pressure(Meter.CPU_PRESSURE, Meter.MEMORY_PRESSURE, Meter.MEMORY_PRESSURE_FULL, Meter.IO_PRESSURE);
    }

    private Object pressure(Enum<?> cpu, Enum<?> memory, Enum<?> memoryFull, Enum<?> io) {
        return now.get(cpu) < 0
                ? UNREAD
                : Struct.of(ContainerUsage.PRESSURE)
                        .set(0, bounded(share(cpu)))
                        .set(1, bounded(share(memory)))
                        .set(2, bounded(share(memoryFull)))
                        .set(3, bounded(share(io)))
                        .build();
    }

    private Struct hostCpu() {
        return Struct.of(HostUsage.CPU)
                .set("cores", value(HostMeter.CORES, 1))
                .set("busy", busy())
                .set("load1", load(HostMeter.LOAD_1))
                .set("load5", load(HostMeter.LOAD_5))
                .set("load15", load(HostMeter.LOAD_15))
                .build();
    }

    private Object busy() {
        if (now.get(HostMeter.CPU_BUSY) < 0 || now.get(HostMeter.CPU_TOTAL) < 0) {
            return UNREAD;
        }
        long busy = before == null ? Reading.UNREAD : now.since(before, HostMeter.CPU_BUSY);
        long total = before == null ? Reading.UNREAD : now.since(before, HostMeter.CPU_TOTAL);
        return busy < 0 || total <= 0 ? NO_RATE : bounded((double) busy / total);
    }

    private Object load(HostMeter meter) {
        long thousandths = now.get(meter);
        return thousandths < 0 ? UNREAD : thousandths / MILLI;
    }

    private Struct values(StructType type, long unit, Enum<?>... meters) {
        var struct = Struct.of(type);
        for (int slot = 0; slot < meters.length; slot++) {
            struct.set(slot, value(meters[slot], unit));
        }
        return struct.build();
    }

    private Struct rates(StructType type, Enum<?>... counters) {
        var struct = Struct.of(type);
        for (int slot = 0; slot < counters.length; slot++) {
            var share = share(counters[slot]);
            struct.set(slot, share instanceof Double perMicro ? perMicro * MICROS_PER_SECOND : share);
        }
        return struct.build();
    }

    private Object value(Enum<?> meter, long unit) {
        long value = now.get(meter);
        return value < 0 ? UNREAD : value * unit;
    }

    /** How much a counter grew in a microsecond. */
    private Object share(Enum<?> counter) {
        if (now.get(counter) < 0) {
            return UNREAD;
        }
        long more = before == null ? Reading.UNREAD : now.since(before, counter);
        return more < 0 ? NO_RATE : more / micros;
    }

    private static Object bounded(Object share) {
        return share instanceof Double number ? Math.min(1, number) : share;
    }
}
