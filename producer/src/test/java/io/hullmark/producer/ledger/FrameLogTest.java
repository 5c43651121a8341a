package io.hullmark.producer.ledger;

import static io.hullmark.producer.ledger.Seen.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.producer.observe.Measurement;
import io.hullmark.producer.spool.Entry;
import io.hullmark.producer.spool.Spool;
import io.hullmark.producer.spool.SpoolLimits;
import io.hullmark.producer.spool.Stream;
import io.hullmark.schemas.codec.Codec;
import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.MissingInstrument;
import io.hullmark.wire.TelemetryFrame;
import io.hullmark.wire.UnmeasuredCause;
import io.hullmark.wire.UnmeasuredContainer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameLogTest {
    private static final String HOST = "web-7";
    private static final Codec<TelemetryFrame> CODEC = Codec.of(TelemetryFrame.class);
    private static final SpoolLimits ROOMY = new SpoolLimits(64L << 20, 0, 1 << 20);
    private static final Measurement MEASUREMENT = new Measurement(
            NOON,
            Duration.ofSeconds(10),
            "resource.cgroup",
            List.of(new MissingInstrument("pressure", "an old kernel")),
            HostSample.newBuilder().setCores(4).build(),
            List.of(ContainerSample.newBuilder()
                    .setContainer(new ContainerIdPrefix(new byte[8]))
                    .setCpuMicros(17)
                    .build()),
            List.of(new UnmeasuredContainer(
                    new ContainerIdPrefix(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), UnmeasuredCause.NOT_FOUND)));

    @TempDir
    private Path path;

    @Test
    void shouldNumberFramesByThemselvesAndGoOnAfterARestart() throws Exception {
        try (Spool spool = open()) {
            spool.append(Stream.OBSERVATIONS, HOST, NOON, (epoch, sequence) -> new byte[] {1}, List.of());
            var log = new FrameLog(HOST, spool);
            log.measured(MEASUREMENT);
            log.measured(MEASUREMENT);

            assertThat(log.frames()).isEqualTo(2);
        }
        try (Spool spool = open()) {
            new FrameLog(HOST, spool).measured(MEASUREMENT);

            var frames = frames(spool);

            assertThat(frames).extracting(Entry::sequence).containsExactly(1L, 2L, 3L);
            assertThat(frames).extracting(Entry::key).containsOnly(HOST);
            TelemetryFrame last = CODEC.decode(frames.get(2).value());
            assertThat(last.getSequence()).isEqualTo(3);
            assertThat(last.getBootEpoch()).isEqualTo(frames.get(0).epoch());
            assertThat(last.getHostId()).isEqualTo(HOST);
        }
    }

    @Test
    void shouldSendAllThatWasMeasured() throws Exception {
        try (Spool spool = open()) {
            new FrameLog(HOST, spool).measured(MEASUREMENT);

            TelemetryFrame frame = CODEC.decode(frames(spool).get(0).value());

            assertThat(frame.getMeasuredAt()).isEqualTo(NOON);
            assertThat(frame.getTickMillis()).isEqualTo(10_000);
            assertThat(frame.getSensor()).isEqualTo("resource.cgroup");
            assertThat(frame.getMissing()).isEqualTo(MEASUREMENT.missing());
            assertThat(frame.getHost()).isEqualTo(MEASUREMENT.host());
            assertThat(frame.getContainers()).isEqualTo(MEASUREMENT.containers());
            assertThat(frame.getUnmeasured()).isEqualTo(MEASUREMENT.unmeasured());
        }
    }

    private Spool open() {
        return Spool.open(path, ROOMY, HOST, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static List<Entry> frames(Spool spool) throws InterruptedException {
        return spool.after(0, 1 << 20, Duration.ZERO).stream()
                .filter(entry -> entry.stream() == Stream.TELEMETRY)
                .toList();
    }
}
