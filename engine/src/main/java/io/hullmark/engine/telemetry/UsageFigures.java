package io.hullmark.engine.telemetry;

import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.Figures;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.StructType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The numbers of {@link Usage} alone, which are all that most samples are asked for. */
public final class UsageFigures {
    private static final long KIB = 1_024;
    private static final double MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;

    private static final int MEMORY = place(ContainerUsage.TYPE, "memory");
    private static final int CPU = place(ContainerUsage.TYPE, "cpu");
    private static final int PIDS = place(ContainerUsage.TYPE, "pids");
    private static final int BLOCK = place(ContainerUsage.TYPE, "block");
    private static final int NETWORK = place(ContainerUsage.TYPE, "network");
    private static final int PRESSURE = place(ContainerUsage.TYPE, "pressure");
    private static final int HOST_CPU = place(HostUsage.TYPE, "cpu");
    private static final int HOST_MEMORY = place(HostUsage.TYPE, "memory");
    private static final int HOST_DISK = place(HostUsage.TYPE, "disk");
    private static final int HOST_PRESSURE = place(HostUsage.TYPE, "pressure");

    private final Reading now;
    private final @Nullable Reading before;
    private final double micros;
    private final Figures figures;

    private UsageFigures(Reading now, @Nullable Reading before, Duration between, Figures figures) {
        long nanos = between.toNanos();
        this.now = now;
        this.before = before != null && nanos > 0 ? before : null;
        this.micros = nanos / 1_000.0;
        this.figures = figures;
    }

    /** Those of some parts of a container's. Those of other parts stay as they are. */
    public static void ofContainer(
            Reading now, @Nullable Reading before, Duration between, UsageParts parts, Figures figures) {
        var usage = new UsageFigures(now, before, between, figures);
        if (parts.has(0)) {
            usage.memory();
        }
        if (parts.has(1)) {
            usage.share(CPU, Meter.CPU_MICROS);
            usage.throttled();
        }
        if (parts.has(2)) {
            usage.value(PIDS, 1, Meter.PIDS);
            usage.value(PIDS + 1, 1, Meter.PIDS_LIMIT);
        }
        if (parts.has(3)) {
            usage.rates(BLOCK, Meter.BLOCK_READ, Meter.BLOCK_WRITTEN, Meter.BLOCK_READS, Meter.BLOCK_WRITES);
        }
        if (parts.has(4)) {
            usage.network();
        }
        if (parts.has(5)) {
            usage.pressure(
                    PRESSURE, Meter.CPU_PRESSURE, Meter.MEMORY_PRESSURE, Meter.MEMORY_PRESSURE_FULL, Meter.IO_PRESSURE);
        }
    }

    /** Those of a host's. */
    public static void ofHost(Reading now, @Nullable Reading before, Duration between, Figures figures) {
        var usage = new UsageFigures(now, before, between, figures);
        usage.value(HOST_CPU, 1, HostMeter.CORES);
        usage.busy();
        usage.loads(HostMeter.LOAD_1, HostMeter.LOAD_5, HostMeter.LOAD_15);
        usage.value(HOST_MEMORY, 1, HostMeter.MEMORY_TOTAL);
        usage.value(HOST_MEMORY + 1, 1, HostMeter.MEMORY_AVAILABLE);
        usage.value(HOST_DISK, 1, HostMeter.DISK_SIZE);
        usage.value(HOST_DISK + 1, 1, HostMeter.DISK_AVAILABLE);
        usage.pressure(
                HOST_PRESSURE,
                HostMeter.CPU_PRESSURE,
                HostMeter.MEMORY_PRESSURE,
                HostMeter.MEMORY_PRESSURE_FULL,
                HostMeter.IO_PRESSURE);
    }

    private void memory() {
        value(MEMORY, KIB, Meter.MEMORY_USED);
        value(MEMORY + 1, KIB, Meter.MEMORY_WORKING_SET);
        value(MEMORY + 2, KIB, Meter.MEMORY_LIMIT);
        value(MEMORY + 3, KIB, Meter.MEMORY_PEAK);
        figures.number(MEMORY + 4, kills());
    }

    /** Unlike a rate it is known after a restart: whoever was killed since then was killed since the sample before. */
    private long kills() {
        long total = now.get(Meter.OOM_KILLS);
        if (total < 0 || before == null) {
            return Figures.NO_NUMBER;
        }
        long more = now.since(before, Meter.OOM_KILLS);
        return more >= 0 ? more : total;
    }

    private void throttled() {
        long periods = grown(Meter.CPU_PERIODS);
        long throttled = grown(Meter.CPU_THROTTLED_PERIODS);
        if (periods < 0 || throttled < 0) {
            figures.fraction(CPU + 1, Double.NaN);
        } else {
            figures.fraction(CPU + 1, periods == 0 ? 0 : Math.min(1, (double) throttled / periods));
        }
    }

    private void network() {
        rates(
                NETWORK,
                Meter.NETWORK_RECEIVED,
                Meter.NETWORK_SENT,
                Meter.PACKETS_RECEIVED,
                Meter.PACKETS_SENT,
                Meter.NETWORK_ERRORS,
                Meter.NETWORK_DROPS);
    }

    private void busy() {
        long busy = grown(HostMeter.CPU_BUSY);
        long total = grown(HostMeter.CPU_TOTAL);
        figures.fraction(HOST_CPU + 1, busy < 0 || total <= 0 ? Double.NaN : Math.min(1, (double) busy / total));
    }

    private void loads(HostMeter... meters) {
        for (int load = 0; load < meters.length; load++) {
            long thousandths = now.get(meters[load]);
            figures.fraction(HOST_CPU + 2 + load, thousandths < 0 ? Double.NaN : thousandths / MILLI);
        }
    }

    private void value(int place, long unit, Enum<?> meter) {
        long value = now.get(meter);
        figures.number(place, value < 0 ? Figures.NO_NUMBER : value * unit);
    }

    private void rates(int place, Enum<?>... counters) {
        if (missing(place, counters)) {
            return;
        }
        for (int field = 0; field < counters.length; field++) {
            share(place + field, counters[field]);
            figures.fraction(place + field, figures.fraction(place + field) * MICROS_PER_SECOND);
        }
    }

    private void pressure(int place, Enum<?>... counters) {
        if (missing(place, counters)) {
            return;
        }
        for (int field = 0; field < counters.length; field++) {
            share(place + field, counters[field]);
            figures.fraction(place + field, Math.min(1, figures.fraction(place + field)));
        }
    }

    private boolean missing(int place, Enum<?>... meters) {
        if (now.get(meters[0]) >= 0) {
            return false;
        }
        figures.forget(place, place + meters.length);
        return true;
    }

    /** How much a counter grew in a microsecond. */
    private void share(int place, Enum<?> counter) {
        long more = grown(counter);
        figures.fraction(place, more < 0 ? Double.NaN : more / micros);
    }

    private long grown(Enum<?> counter) {
        return before == null ? Reading.UNREAD : now.since(before, counter);
    }

    private static int place(StructType usage, String part) {
        return Figures.place(usage, usage.field(part).orElseThrow().slot(), 0);
    }
}
