package io.hullmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.schemas.codec.Codec;
import io.hullmark.schemas.topics.TopicCatalogue;
import io.hullmark.wire.ContainerIdPrefix;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.TelemetryFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures one container in the place of an agent: a frame a minute from long ago on, all of them at once. */
final class MeasuredUse implements AutoCloseable {
    private static final Codec<TelemetryFrame> CODEC = Codec.of(TelemetryFrame.class);
    private static final int MINUTE_MILLIS = 60_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Random random = new Random(5);
    private final String hostId;
    private final String containerId;
    private Instant now = Instant.now().minus(Duration.ofHours(30));
    private long sequence;
    private double cpuMicros;
    private double sentBytes;

    MeasuredUse(String bootstrap, String hostId, String containerId) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        this.hostId = hostId;
        this.containerId = containerId;
    }

    /** So many minutes pass in which it uses so many cores, and all else as usual. */
    void minutes(int minutes, double cores) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (int minute = 0; minute < minutes; minute++) {
            now = now.plusMillis(MINUTE_MILLIS);
            cpuMicros += noisy(cores) * 1_000 * MINUTE_MILLIS;
            sentBytes += noisy(1e6) * MINUTE_MILLIS / 1_000;
            var record = new ProducerRecord<>(
                    TopicCatalogue.standard().telemetry().name(),
                    0,
                    hostId.getBytes(StandardCharsets.UTF_8),
                    CODEC.encode(frame()));
            sent.add(producer.send(record));
        }
        producer.flush();
        assertThat(sent).allSatisfy(future -> assertThat(future).succeedsWithin(Duration.ZERO));
    }

    private TelemetryFrame frame() {
        return new TelemetryFrame(
                hostId,
                1L,
                ++sequence,
                now,
                MINUTE_MILLIS,
                "resource.cgroup",
                List.of(),
                HostSample.newBuilder().build(),
                List.of(ContainerSample.newBuilder()
                        .setContainer(new ContainerIdPrefix(HexFormat.of().parseHex(containerId.substring(0, 16))))
                        .setStartedAt(1)
                        .setCpuMicros((long) cpuMicros)
                        .setMemoryWorkingSetKib((long) noisy(200_000))
                        .setPids((long) noisy(20))
                        .setNetworkSentBytes((long) sentBytes)
                        .setNetworkReceivedBytes((long) sentBytes)
                        .build()),
                List.of());
    }

    private double noisy(double value) {
        return value * (1 + 0.03 * random.nextGaussian());
    }

    @Override
    public void close() {
        producer.close();
    }
}
