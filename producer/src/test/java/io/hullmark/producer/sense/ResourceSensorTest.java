package io.hullmark.producer.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.observe.Measurement;
import io.hullmark.producer.observe.RunningContainer;
import io.hullmark.producer.observe.RunningContainer.Network;
import io.hullmark.producer.observe.WatchedHost;
import io.hullmark.wire.ContainerSample;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.MissingInstrument;
import io.hullmark.wire.UnmeasuredCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ResourceSensorTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private final List<Measurement> taken = new CopyOnWriteArrayList<>();

    @Test
    void shouldMeasureAgainAndAgainUntilItIsClosed() {
        try (var sensor = sensor(Duration.ofMillis(10))) {
            sensor.start(taken::add);

            await().until(() -> taken.size() > 2);
        }
        int atTheEnd = taken.size();

        assertThat(taken.get(0).sensor()).isEqualTo("resource.fake");
        assertThat(taken.get(0).at()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
        assertThat(taken.get(0).containers()).hasSize(1);
        assertThat(taken).hasSize(atTheEnd);
    }

    @Test
    void shouldNotMeasureMoreOftenThanTheMeterStands() {
        try (var sensor = sensor(Duration.ofNanos(1))) {
            sensor.start(taken::add);

            await().until(() -> !taken.isEmpty());
        }
        assertThat(taken.get(0).tick()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void shouldNameWhatNoSampleHas() {
        try (var sensor = sensor(Duration.ofMillis(10))) {
            sensor.start(taken::add);

            await().until(() -> !taken.isEmpty());
        }
        assertThat(taken.get(0).missing())
                .contains(
                        new MissingInstrument("pressure", "why not PRESSURE"),
                        new MissingInstrument("memory-peak", "why not MEMORY_PEAK"))
                .extracting(MissingInstrument::getInstrument)
                .doesNotContain("cpu", "network");
    }

    @Test
    void shouldCountWhatItDid() {
        try (var sensor = sensor(Duration.ofMillis(10))) {
            sensor.start(taken::add);
            await().until(() -> sensor.health().rounds() >= 3);

            var health = sensor.health();

            assertThat(health.measured()).isEqualTo(health.rounds());
            assertThat(health.gone()).isEqualTo(2 * health.rounds());
            assertThat(health.unmeasured()).isEqualTo(Map.of(UnmeasuredCause.NOT_PERMITTED, health.rounds()));
            assertThat(health.spent()).isPositive();
        }
    }

    private static ResourceSensor sensor(Duration tick) {
        return new ResourceSensor(new FakeMeter(), new OneContainer(), tick, () -> NOON);
    }

    private static final class OneContainer implements WatchedHost {
        @Override
        public List<RunningContainer> running() {
            return List.of(new RunningContainer("ab".repeat(32), 7, Instant.EPOCH, Network.SHARED));
        }

        @Override
        public Optional<String> dataRoot() {
            return Optional.empty();
        }
    }

    /** Measures the processor of the one container alone. */
    private static final class FakeMeter implements Meter {
        @Override
        public String id() {
            return "fake";
        }

        @Override
        public Probe probe(List<RunningContainer> running) {
            return new Probe.Ready();
        }

        @Override
        public Reading read(List<RunningContainer> running) {
            var sample = ContainerSample.newBuilder()
                    .setContainer(Samples.prefix(running.get(0).id()))
                    .setCpuMicros(1)
                    .build();
            return new Reading(
                    HostSample.newBuilder().build(),
                    List.of(sample),
                    List.of(Samples.unmeasured("cd".repeat(32), UnmeasuredCause.NOT_PERMITTED)),
                    2);
        }

        @Override
        public String whyMissing(Instrument instrument) {
            return "why not " + instrument;
        }

        @Override
        public Duration shortestTick() {
            return Duration.ofMillis(5);
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }
}
