package io.hullmark.producer.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hullmark.producer.observe.Measurement;
import io.hullmark.producer.observe.SensorSink;
import io.hullmark.wire.HostSample;
import io.hullmark.wire.MissingInstrument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SensorChoiceTest {
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final List<Measurement> taken = new CopyOnWriteArrayList<>();
    private final Scripted best = new Scripted("best");
    private final Scripted other = new Scripted("other");

    @Test
    void shouldUseTheFirstSensorThatWorks() {
        try (var choice = SensorChoice.start(List.of(best, other), taken::add, OFTEN)) {
            await().until(() -> !taken.isEmpty());

            assertThat(choice.status().sensor()).contains("best");
        }
        assertThat(taken.get(0).sensor()).isEqualTo("best");
        assertThat(taken.get(0).missing()).containsExactly(Scripted.OF_ITS_OWN);
        assertThat(other.starts).isZero();
        assertThat(best.closings).isEqualTo(1);
    }

    @Test
    void shouldSayInEachMeasurementWhichSensorWasPassedOverAndWhy() {
        best.obstacle = "no control groups here";

        try (var choice = SensorChoice.start(List.of(best, other), taken::add, OFTEN)) {
            await().until(() -> !taken.isEmpty());

            assertThat(choice.status().sensor()).contains("other");
        }
        assertThat(taken.get(0).missing())
                .containsExactly(new MissingInstrument("best", "no control groups here"), Scripted.OF_ITS_OWN);
    }

    @Test
    void shouldChangeToABetterSensorOnceItWorksAndBack() {
        best.obstacle = "not yet";
        try (var choice = SensorChoice.start(List.of(best, other), taken::add, OFTEN)) {
            await().until(() -> choice.status().sensor().equals(Optional.of("other")));

            best.obstacle = "";
            await().until(() -> choice.status().sensor().equals(Optional.of("best")));
            best.obstacle = "no longer";
            await().until(() -> choice.status().sensor().equals(Optional.of("other")));
        }
        assertThat(taken).extracting(Measurement::sensor).containsExactly("other", "best", "other");
        assertThat(best.closings).isEqualTo(1);
        assertThat(other.closings).isEqualTo(2);
    }

    @Test
    void shouldNotGiveUpASensorForAFailureOrTwo() {
        try (var choice = SensorChoice.start(List.of(best, other), taken::add, OFTEN)) {
            await().until(() -> choice.status().sensor().isPresent());

            best.refusals = 2;

            await().until(() -> best.refusals == 0);
            int probes = best.probes;
            await().until(() -> best.probes > probes + 3);
            assertThat(choice.status().sensor()).contains("best");
        }
        assertThat(other.starts).isZero();
        assertThat(best.starts).isEqualTo(1);
    }

    @Test
    void shouldWaitForASensorWhereNoneWorks() {
        best.obstacle = "nothing to see";
        try (var choice = SensorChoice.start(List.of(best), taken::add, OFTEN)) {
            await().until(() -> best.probes > 2);
            assertThat(choice.status().sensor()).isEmpty();

            best.obstacle = "";

            await().until(() -> choice.status().sensor().isPresent());
        }
    }

    /** A sensor that can work or not as it is told, and measures once when it is started. */
    private static final class Scripted implements Sensor {
        static final MissingInstrument OF_ITS_OWN = new MissingInstrument("pressure", "an old kernel");

        private final String id;
        private volatile String obstacle = "";
        private volatile int refusals;
        private volatile int probes;
        private volatile int starts;
        private volatile int closings;

        Scripted(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public synchronized Probe probe() {
            probes++;
            if (refusals > 0) {
                refusals--;
                return new Probe.Unavailable("not just now");
            }
            return obstacle.isEmpty() ? new Probe.Ready() : new Probe.Unavailable(obstacle);
        }

        @Override
        public synchronized void start(SensorSink sink) {
            starts++;
            sink.measured(new Measurement(
                    Instant.EPOCH,
                    Duration.ofSeconds(10),
                    id,
                    List.of(OF_ITS_OWN),
                    HostSample.newBuilder().build(),
                    List.of(),
                    List.of()));
        }

        @Override
        public SensorHealth health() {
            return SensorHealth.NOTHING_YET;
        }

        @Override
        public synchronized void close() {
            closings++;
        }
    }
}
