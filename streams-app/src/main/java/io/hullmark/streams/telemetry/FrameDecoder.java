package io.hullmark.streams.telemetry;

import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.HostMeter;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Readings;
import io.hullmark.schemas.codec.WireDecoder;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.UnmeasuredCause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a frame that was written with the schema of this version, without the objects in between: most of what comes in
 * are samples. For one thread.
 */
final class FrameDecoder {
    private static final List<Schema.Field> FIELDS =
            ContainerSample.getClassSchema().getFields().stream().skip(1).toList();
    private static final int STARTED_AT = place("startedAt");

    /** Where in a sample the meters stand, in their order; of two that are one meter together the first. */
    private static final int[] METERS = places(
            "cpuMicros",
            "cpuPeriods",
            "cpuThrottledPeriods",
            "memoryUsageKib",
            "memoryWorkingSetKib",
            "memoryLimitKib",
            "memoryPeakKib",
            "oomKills",
            "pids",
            "pidsLimit",
            "blockReadBytes",
            "blockWriteBytes",
            "blockReads",
            "blockWrites",
            "networkReceivedBytes",
            "networkSentBytes",
            "networkReceivedPackets",
            "networkSentPackets",
            "networkReceiveErrors",
            "networkReceiveDrops",
            "cpuPressureSome",
            "memoryPressureSome",
            "memoryPressureFull",
            "ioPressureSome");

    private static final int SEND_ERRORS = place("networkSendErrors");
    private static final int SEND_DROPS = place("networkSendDrops");

    private final long[] fields = new long[FIELDS.size()];
    private final long[] values = new long[Meter.COUNT];
    private final Readings samples = new Readings();
    private @Nullable Frame frame;

    /** The frame that was read last; its samples are overwritten by those of the next. */
    Frame frame() {
        var read = frame;
        if (read == null) {
            throw new IllegalStateException("no frame has been read");
        }
        return read;
    }

    void read(WireDecoder in) throws IOException {
        var hostId = in.readString();
        long bootEpoch = in.readLong();
        long sequence = in.readLong();
        var measuredAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        int tickMillis = in.readInt();
        in.skipString();
        for (long count = in.readArrayStart(); count != 0; count = in.arrayNext()) {
            for (long item = 0; item < count; item++) {
                in.skipString();
                in.skipString();
            }
        }
        var host = host(in);
        samples.clear();
        for (long count = in.readArrayStart(); count != 0; count = in.arrayNext()) {
            samples.reserve((int) count);
            for (long item = 0; item < count; item++) {
                read(in, samples);
            }
        }
        var unmeasured = new ArrayList<Frame.Unmeasured>();
        for (long count = in.readArrayStart(); count != 0; count = in.arrayNext()) {
            for (long item = 0; item < count; item++) {
                unmeasured.add(new Frame.Unmeasured(in.readFixedLong(), FrameReader.reason(cause(in))));
            }
        }
        frame = new Frame(
                hostId, bootEpoch, sequence, measuredAt, Duration.ofMillis(tickMillis), host, samples, unmeasured);
    }

    @SuppressWarnings("EnumOrdinal") // an Avro enum is written as the place of its symbol
    private static UnmeasuredCause cause(WireDecoder in) throws IOException {
        return UnmeasuredCause.values()[in.readEnum()];
    }

    private void read(WireDecoder in, Readings samples) throws IOException {
        long prefix = in.readFixedLong();
        in.readLongs(fields);
        for (int meter = 0; meter < values.length; meter++) {
            values[meter] = fields[METERS[meter]];
        }
        add(values, Meter.NETWORK_ERRORS, fields[SEND_ERRORS]);
        add(values, Meter.NETWORK_DROPS, fields[SEND_DROPS]);
        samples.add(prefix, fields[STARTED_AT], values);
    }

    @SuppressWarnings("EnumOrdinal") // readings hold values in the order of the meters
    private static void add(long[] values, Meter meter, long more) {
        values[meter.ordinal()] = FrameReader.both(values[meter.ordinal()], more);
    }

    private static Reading host(WireDecoder in) throws IOException {
        var values = new long[HostMeter.COUNT];
        int meter = 0;
        for (int number = 0; number < 5; number++) {
            values[meter++] = in.readLong();
        }
        for (int load = 0; load < 3; load++) {
            values[meter++] = FrameReader.thousandths(in.readFloat());
        }
        values[meter++] = in.readLong();
        in.readLong();
        for (int number = 0; number < 3; number++) {
            values[meter++] = in.readLong();
        }
        in.readLong();
        values[meter++] = in.readLong();
        values[meter] = in.readLong();
        return Reading.of(Reading.UNREAD, values);
    }

    private static int[] places(String... names) {
        var places = new int[names.length];
        for (int meter = 0; meter < places.length; meter++) {
            places[meter] = place(names[meter]);
        }
        return places;
    }

    private static int place(String name) {
        for (int place = 0; place < FIELDS.size(); place++) {
            if (FIELDS.get(place).name().equals(name)
                    && FIELDS.get(place).schema().getType() == Schema.Type.LONG) {
                return place;
            }
        }
        throw new IllegalStateException("a sample has no number called " + name);
    }
}
