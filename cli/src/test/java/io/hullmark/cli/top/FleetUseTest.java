package io.hullmark.cli.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hullmark.cli.console.Palette;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.engine.telemetry.HostMeter;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Readings;
import io.hullmark.wire.ObjectKind;
import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleSetEpoch;
import io.hullmark.wire.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of frames is what two of them in a row say. */
final class FleetUseTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final String WEB = "a".repeat(64);
    private static final long PREFIX = 0xaaaaaaaaaaaaaaaaL;

    private final FleetUse fleet = new FleetUse();

    @Test
    void shouldShowRatesOnceThereAreTwoFrames() {
        fleet.see(frame(1, 0, 100));
        assertThat(fleet.hasRates()).isFalse();
        assertThat(one().cores()).isEmpty();
        fleet.see(frame(2, 15_000_000, 200));

        assertThat(fleet.hasRates()).isTrue();
        assertThat(one().cores().orElseThrow()).isCloseTo(1.5, within(1e-9));
        assertThat(one().memory()).hasValue(200 * 1024);
        assertThat(one().memoryShare().orElseThrow()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void shouldIgnoreAFrameThatComesLate() {
        fleet.see(frame(1, 0, 100));
        fleet.see(frame(3, 20_000_000, 300));
        fleet.see(frame(2, 10_000_000, 200));

        assertThat(one().memory()).hasValue(300 * 1024);
        assertThat(one().cores().orElseThrow()).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldNameAContainerOnceSomebodyHas() {
        fleet.see(frame(1, 0, 100));
        assertThat(one().name()).isEqualTo("aaaaaaaaaaaa");
        fleet.see(posture());

        assertThat(one().name()).isEqualTo("web");
        assertThat(one().host()).isEqualTo("host-a");
        assertThat(fleet.containers(START, subject -> subject.getName().equals("db")))
                .isEmpty();
    }

    @Test
    void shouldNotShowAHostThatIsSilentAsIfItWereNot() {
        fleet.see(frame(1, 0, 100));

        assertThat(fleet.containers(START.plusSeconds(60), subject -> true)).isEmpty();
        assertThat(fleet.silent(START.plusSeconds(60))).containsExactly("h1");
    }

    @Test
    void shouldShowWhatIsUnknownAsUnknown() {
        fleet.see(frame(1, 0, 100));

        var lines = UseTable.lines(fleet.containers(START, subject -> true), Palette.PLAIN);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("aaaaaaaaaaaa").contains("100.0K / 1000.0K", "10%", "h1");
        assertThat(UseTable.tree(one()).path("cores").isNull()).isTrue();
    }

    private ContainerUse one() {
        return fleet.containers(START, subject -> true).get(0);
    }

    private static Frame frame(long sequence, long cpuMicros, long memoryKib) {
        var values = new long[Meter.COUNT];
        Arrays.fill(values, Reading.UNREAD);
        values[at(Meter.CPU_MICROS)] = cpuMicros;
        values[at(Meter.MEMORY_WORKING_SET)] = memoryKib;
        values[at(Meter.MEMORY_LIMIT)] = 1_000;
        var host = new long[HostMeter.COUNT];
        Arrays.fill(host, Reading.UNREAD);
        var samples = new Readings();
        samples.add(PREFIX, Reading.of(1, values));
        return new Frame(
                "h1",
                1,
                sequence,
                START.plus(TICK.multipliedBy(sequence)),
                TICK,
                Reading.of(1, host),
                samples,
                List.of());
    }

    private static int at(Meter meter) {
        return List.of(Meter.values()).indexOf(meter);
    }

    private static Posture posture() {
        return Posture.newBuilder()
                .setSubject(Subject.newBuilder()
                        .setKind(ObjectKind.CONTAINER)
                        .setHostId("h1")
                        .setHostName("host-a")
                        .setId(WEB)
                        .setName("web")
                        .setImage("shop/web:1")
                        .setImageId("")
                        .setComposeProject("")
                        .setComposeService("")
                        .setOwner("")
                        .build())
                .setAt(START)
                .setEpoch(new RuleSetEpoch(1L, "0".repeat(16)))
                .setVerdicts(List.of())
                .build();
    }
}
