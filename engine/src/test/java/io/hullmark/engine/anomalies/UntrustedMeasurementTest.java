package io.hullmark.engine.anomalies;

import static io.hullmark.engine.anomalies.Watched.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.HostMeter;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured wrongly is no anomaly. */
final class UntrustedMeasurementTest {
    private static final ObjectKey WEB = Watched.container("h1", 1, "web").key();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Watched site = new Watched();
    private final Behaving web = site.runs(Watched.container("h1", 1, "web"));

    @BeforeEach
    void learn() {
        site.pass(DAY + 60);
    }

    static Stream<Arguments> wrongMeters() {
        return Stream.of(
                Arguments.of("a counter went back", Map.of(Meter.CPU_MICROS, 5L, Meter.NETWORK_SENT, 0L)),
                Arguments.of("a counter can't be read", Map.of(Meter.CPU_MICROS, -1L, Meter.BLOCK_READ, -1L)),
                Arguments.of("values are negative", Map.of(Meter.PIDS, -7L, Meter.MEMORY_WORKING_SET, Long.MIN_VALUE)),
                Arguments.of("a counter jumped", Map.of(Meter.CPU_MICROS, Long.MAX_VALUE)),
                Arguments.of("more memory than there is", Map.of(Meter.MEMORY_WORKING_SET, Long.MAX_VALUE)),
                Arguments.of("more processes than a kernel has", Map.of(Meter.PIDS, Long.MAX_VALUE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongMeters")
    void shouldPassOverWhatCanNotBe(String name, Map<Meter, Long> wrong) {
        web.measuredAs(reading -> web.reading(wrong));
        site.pass(1);
        web.asUsual();
        site.pass(10);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void shouldPassOverAContainerThatStandsTwiceInAFrame() {
        var usual = web.next();
        var other = new Sampled(usual.prefix(), Reading.of(99, usual.reading().values()));
        int learned = site.learning().size();

        site.frame(
                frame(10_000, site.now().plus(MINUTE), usual, other), site.now().plus(MINUTE));

        assertThat(site.told()).isEmpty();
        assertThat(site.learning()).hasSize(learned);
    }

    @Test
    void shouldPassOverAFrameThatIsOlderThanTheLatest() {
        var late = new Sampled(web.next().prefix(), web.reading(Map.of(Meter.PIDS, 3_000L)));

        site.frame(frame(10_000, site.now().minus(MINUTE), late), site.now().minus(MINUTE));
        site.pass(10);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void shouldMakeNoRatesOfATimeThatAClockWasSetBy() {
        site.frame("h1", site.now().plusSeconds(4), Duration.ofSeconds(60));
        site.frame("h1", site.now().plusSeconds(8), Duration.ofSeconds(60));
        site.pass(10);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void shouldMakeNoRatesOverALongSilenceThoughAnotherAgentEndsIt() {
        web.with(Metric.CPU, 40);
        for (int minute = 0; minute < 60; minute++) {
            web.next();
        }
        web.asUsual();
        site.silence(60);
        site.frame(
                new Frame("h1", 2, 1, site.now(), MINUTE, noHost(), Sampled.all(List.of(web.next())), List.of()),
                site.now());
        site.pass(20);

        assertThat(site.told()).isEmpty();
    }

    @Test
    void shouldBearATickThatCanNotBe() {
        var sample = web.next();

        site.frame(
                new Frame(
                        "h1",
                        1,
                        Long.MAX_VALUE,
                        site.now().plus(MINUTE),
                        Duration.ofMillis(Integer.MAX_VALUE),
                        noHost(),
                        Sampled.all(List.of(sample)),
                        List.of()),
                site.now().plus(MINUTE));

        assertThat(site.told()).isEmpty();
    }

    @Test
    void shouldIgnoreContainersThatNobodyToldOf() {
        var stranger = new Behaving(ObjectKey.container("h1", "f".repeat(64)));

        site.frame(
                frame(10_000, site.now().plus(MINUTE), stranger.next()),
                site.now().plus(MINUTE));

        var kept = site.kept().behaviours().find("h1").orElseThrow();
        assertThat(kept.containers()).extracting(HeldBehaviour.OfContainer::id).containsExactly(WEB.id());
    }

    private static Frame frame(long sequence, Instant measuredAt, Sampled... samples) {
        return new Frame("h1", 1, sequence, measuredAt, MINUTE, noHost(), Sampled.all(List.of(samples)), List.of());
    }

    private static Reading noHost() {
        return Reading.of(
                0,
                Arrays.stream(HostMeter.values())
                        .mapToLong(meter -> Reading.UNREAD)
                        .toArray());
    }
}
