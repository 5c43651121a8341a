package io.hullmark.engine.telemetry;

import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.facts.Figures;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules over time read, from two readings of the same meters: values of the newer one, and rates between both. What is missing
 * says why.
 *
 * <p>Without an older one, or after its counters began anew, rates are missing and values are not.
 */
public final class Usage {
    private static final Missing UNREAD = new Missing("it could not be measured here");
    private static final Missing NO_RATE =
            new Missing("two samples in a row are needed, and its counters have just begun");

    /** Parts that are missing as a whole where their first meter can't be read. */
    private static final Set<String> ALL_OR_NOTHING = Set.of("block", "network", "pressure");

    /** The meters from which the numbers of a container are made, by their places. */
    private static final Enum<?>[][] OF_CONTAINER = {
        {Meter.MEMORY_USED},
        {Meter.MEMORY_WORKING_SET},
        {Meter.MEMORY_LIMIT},
        {Meter.MEMORY_PEAK},
        {Meter.OOM_KILLS},
        {Meter.CPU_MICROS},
        {Meter.CPU_THROTTLED_PERIODS, Meter.CPU_PERIODS},
        {Meter.PIDS},
        {Meter.PIDS_LIMIT},
        {Meter.BLOCK_READ},
        {Meter.BLOCK_WRITTEN},
        {Meter.BLOCK_READS},
        {Meter.BLOCK_WRITES},
        {Meter.NETWORK_RECEIVED},
        {Meter.NETWORK_SENT},
        {Meter.PACKETS_RECEIVED},
        {Meter.PACKETS_SENT},
        {Meter.NETWORK_ERRORS},
        {Meter.NETWORK_DROPS},
        {Meter.CPU_PRESSURE},
        {Meter.MEMORY_PRESSURE},
        {Meter.MEMORY_PRESSURE_FULL},
        {Meter.IO_PRESSURE}
    };

    /** The same of a host. */
    private static final Enum<?>[][] OF_HOST = {
        {HostMeter.CORES},
        {HostMeter.CPU_BUSY, HostMeter.CPU_TOTAL},
        {HostMeter.LOAD_1},
        {HostMeter.LOAD_5},
        {HostMeter.LOAD_15},
        {HostMeter.MEMORY_TOTAL},
        {HostMeter.MEMORY_AVAILABLE},
        {HostMeter.DISK_SIZE},
        {HostMeter.DISK_AVAILABLE},
        {HostMeter.CPU_PRESSURE},
        {HostMeter.MEMORY_PRESSURE},
        {HostMeter.MEMORY_PRESSURE_FULL},
        {HostMeter.IO_PRESSURE}
    };

    private Usage() {}

    /** Of a container. */
    public static Struct ofContainer(Reading now, @Nullable Reading before, Duration between) {
        var figures = new Figures();
        UsageFigures.ofContainer(now, before, between, UsageParts.ALL, figures);
        return struct(ContainerUsage.TYPE, OF_CONTAINER, now, figures);
    }

    /** Of a host. */
    public static Struct ofHost(Reading now, @Nullable Reading before, Duration between) {
        var figures = new Figures();
        UsageFigures.ofHost(now, before, between, figures);
        return struct(HostUsage.TYPE, OF_HOST, now, figures);
    }

    private static Struct struct(StructType usage, Enum<?>[][] meters, Reading now, Figures figures) {
        int first = Figures.place(usage, 0, 0);
        var parts = Struct.of(usage);
        for (var part : usage.fields()) {
            int place = Figures.place(usage, part.slot(), 0);
            boolean missing = ALL_OR_NOTHING.contains(part.name()) && now.get(meters[place - first][0]) < 0;
            parts.set(
                    part.slot(), missing ? UNREAD : part((StructType) part.type(), place, first, meters, now, figures));
        }
        return parts.build();
    }

    private static Struct part(
            StructType type, int place, int first, Enum<?>[][] meters, Reading now, Figures figures) {
        var part = Struct.of(type);
        for (var field : type.fields()) {
            int at = place + field.slot();
            part.set(field.slot(), known(field.type(), figures, at).orElse(reason(meters[at - first], now)));
        }
        return part.build();
    }

    private static Optional<Object> known(FieldType type, Figures figures, int place) {
        if (type == FieldType.Scalar.INT) {
            long number = figures.number(place);
            return number == Figures.NO_NUMBER ? Optional.empty() : Optional.of(number);
        }
        double fraction = figures.fraction(place);
        return Double.isNaN(fraction) ? Optional.empty() : Optional.of(fraction);
    }

    private static Object reason(Enum<?>[] meters, Reading now) {
        return Arrays.stream(meters).anyMatch(meter -> now.get(meter) < 0) ? UNREAD : NO_RATE;
    }
}
