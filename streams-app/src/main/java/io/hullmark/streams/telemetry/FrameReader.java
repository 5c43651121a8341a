package io.hullmark.streams.telemetry;

import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Readings;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.codec.OpenRecord;
import io.hullmark.schemas.codec.SingleObject;
import io.hullmark.schemas.codec.UnreadableRecordException;
import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.TelemetryFrame;
import io.hullmark.wire.UnmeasuredCause;
import io.hullmark.wire.UnmeasuredContainer;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Turns what agents measured into what the engine condenses. */
public final class FrameReader {
    private static final float MILLI = 1_000;
    private static final long THIS_VERSION = SingleObject.fingerprint(TelemetryFrame.getClassSchema());

    private final Codec<TelemetryFrame> codec;
    private final FrameDecoder decoder = new FrameDecoder();

    /** For one thread. */
    public FrameReader(Codec<TelemetryFrame> codec) {
        this.codec = codec;
    }

    /**
     * A frame of an agent of any version. One that was written with the schema of this version is read several times faster, and into
     * memory that is used again: its samples are there until the next is read.
     *
     * @throws IllegalArgumentException if what it says can't be
     */
    public Frame read(byte[] bytes) throws UnreadableRecordException {
        if (OpenRecord.fingerprint(bytes) != THIS_VERSION || bytes.length > Codec.MOST_BYTES) {
            return of(codec.decode(bytes));
        }
        OpenRecord.read(bytes, decoder::read);
        return checked(decoder.frame());
    }

    /**
     * A frame.
     *
     * @throws IllegalArgumentException if what it says can't be
     */
    public static Frame of(TelemetryFrame frame) {
        var samples = new Readings();
        samples.reserve(frame.getContainers().size());
        for (var sample : frame.getContainers()) {
            samples.add(prefix(sample.getContainer()), reading(sample));
        }
        return checked(new Frame(
                frame.getHostId(),
                frame.getBootEpoch(),
                frame.getSequence(),
                frame.getMeasuredAt(),
                Duration.ofMillis(frame.getTickMillis()),
                reading(frame.getHost()),
                samples,
                frame.getUnmeasured().stream().map(FrameReader::unmeasured).toList()));
    }

    private static Frame checked(Frame frame) {
        if (frame.sequence() < 1 || frame.bootEpoch() < 0) {
            throw new IllegalArgumentException(
                    "epoch %d and sequence %d must be at least 0 and 1".formatted(frame.bootEpoch(), frame.sequence()));
        }
        if (frame.tick().toMillis() < 1) {
            throw new IllegalArgumentException("a frame comes every so many milliseconds, got "
                    + frame.tick().toMillis());
        }
        return frame;
    }

    private static Frame.Unmeasured unmeasured(UnmeasuredContainer container) {
        return new Frame.Unmeasured(prefix(container.getContainer()), reason(container.getCause()));
    }

    static String reason(UnmeasuredCause cause) {
        return switch (cause) {
            case NOT_FOUND -> "its control groups are not to be seen by the agent";
            case NOT_PERMITTED -> "the agent may not read its control groups";
            case NO_ANSWER -> "the engine did not tell in time";
            case TOO_MANY -> "the engine is not asked about so many containers, to spare it";
            case UNRECOGNIZED -> "the agent could not measure it, for a reason that this version does not know";
        };
    }

    private static long prefix(ContainerIdPrefix prefix) {
        return ByteBuffer.wrap(prefix.bytes()).getLong();
    }

    private static Reading reading(ContainerSample sample) {
        return Reading.of(
                sample.getStartedAt(),
                sample.getCpuMicros(),
                sample.getCpuPeriods(),
                sample.getCpuThrottledPeriods(),
                sample.getMemoryUsageKib(),
                sample.getMemoryWorkingSetKib(),
                sample.getMemoryLimitKib(),
                sample.getMemoryPeakKib(),
                sample.getOomKills(),
                sample.getPids(),
                sample.getPidsLimit(),
                sample.getBlockReadBytes(),
                sample.getBlockWriteBytes(),
                sample.getBlockReads(),
                sample.getBlockWrites(),
                sample.getNetworkReceivedBytes(),
                sample.getNetworkSentBytes(),
                sample.getNetworkReceivedPackets(),
                sample.getNetworkSentPackets(),
                both(sample.getNetworkReceiveErrors(), sample.getNetworkSendErrors()),
                both(sample.getNetworkReceiveDrops(), sample.getNetworkSendDrops()),
                sample.getCpuPressureSome(),
                sample.getMemoryPressureSome(),
                sample.getMemoryPressureFull(),
                sample.getIoPressureSome());
    }

    private static Reading reading(HostSample host) {
        return Reading.of(
                Reading.UNREAD,
                host.getCores(),
                host.getCpuBusyMicros(),
                host.getCpuTotalMicros(),
                host.getMemoryTotal(),
                host.getMemoryAvailable(),
                thousandths(host.getLoad1()),
                thousandths(host.getLoad5()),
                thousandths(host.getLoad15()),
                host.getCpuPressureSome(),
                host.getMemoryPressureSome(),
                host.getMemoryPressureFull(),
                host.getIoPressureSome(),
                host.getEngineDiskSize(),
                host.getEngineDiskAvailable());
    }

    static long both(long one, long other) {
        return one < 0 || other < 0 ? Reading.UNREAD : one + other;
    }

    /** Of a load; what is no number was not read. */
    static long thousandths(float load) {
        return load >= 0 && load < Integer.MAX_VALUE ? (long) (load * MILLI) : Reading.UNREAD;
    }
}
