package io.hullmark.producer.ledger;

import io.hullmark.producer.observe.Measurement;
import io.hullmark.producer.observe.SensorSink;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.Stream;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.topics.RecordKey;
import io.hullmark.wire.TelemetryFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Turns measurements into numbered frames in the spool, from where they go to Kafka like observations, and are dropped before those. */
public final class FrameLog implements SensorSink {
    private static final Codec<TelemetryFrame> CODEC = Codec.of(TelemetryFrame.class);

    private final String hostId;
    private final Spool spool;
    private final AtomicLong frames = new AtomicLong();

    /** A log of the frames of a host. */
    public FrameLog(String hostId, Spool spool) {
        this.hostId = hostId;
        this.spool = spool;
    }

    @Override
    public void measured(Measurement measurement) {
        spool.append(
                Stream.TELEMETRY,
                RecordKey.ofHost(hostId).text(),
                measurement.at(),
                (epoch, sequence) -> CODEC.encode(frame(measurement, epoch, sequence)),
                List.of());
        frames.incrementAndGet();
    }

    private TelemetryFrame frame(Measurement measurement, long epoch, long sequence) {
        return TelemetryFrame.newBuilder()
                .setHostId(hostId)
                .setBootEpoch(epoch)
                .setSequence(sequence)
                .setMeasuredAt(measurement.at())
                .setTickMillis(Math.toIntExact(measurement.tick().toMillis()))
                .setSensor(measurement.sensor())
                .setMissing(measurement.missing())
                .setHost(measurement.host())
                .setContainers(measurement.containers())
                .setUnmeasured(measurement.unmeasured())
                .build();
    }

    /** Frames numbered since the agent started. */
    public long frames() {
        return frames.get();
    }
}
