package io.hullmark.engine.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What follows from two samples of a container or a host. */
final class UsageTest {
    private static final Duration TICK = Duration.ofSeconds(10);

    @Test
    void shouldTellValuesOfTheNewerSampleInBytes() {
        var usage = Usage.ofContainer(
                container(1, Map.of(Meter.MEMORY_WORKING_SET, 3L, Meter.MEMORY_LIMIT, 0L, Meter.PIDS, 7L)), null, TICK);

        assertThat(value(usage, "memory", "workingSet")).isEqualTo(3_072L);
        assertThat(value(usage, "memory", "limit")).isEqualTo(0L);
        assertThat(value(usage, "pids", "current")).isEqualTo(7L);
    }

    @Test
    void shouldTellRatesBetweenTwoSamples() {
        var before =
                container(1, Map.of(Meter.CPU_MICROS, 1_000_000L, Meter.BLOCK_WRITTEN, 1_000L, Meter.BLOCK_READ, 0L));
        var now =
                container(1, Map.of(Meter.CPU_MICROS, 16_000_000L, Meter.BLOCK_WRITTEN, 6_000L, Meter.BLOCK_READ, 0L));

        var usage = Usage.ofContainer(now, before, TICK);

        assertThat(value(usage, "cpu", "cores")).isEqualTo(1.5);
        assertThat(value(usage, "block", "written")).isEqualTo(500.0);
    }

    @Test
    void shouldTellNoRateFromOneSample() {
        var usage = Usage.ofContainer(container(1, Map.of(Meter.CPU_MICROS, 5L)), null, TICK);

        assertThat(value(usage, "cpu", "cores")).isInstanceOf(Missing.class);
    }

    @Test
    void shouldTellNoRateOfACounterThatBeganAnew() {
        var before = container(1, Map.of(Meter.CPU_MICROS, 5_000_000L));

        assertThat(value(Usage.ofContainer(container(1, Map.of(Meter.CPU_MICROS, 4L)), before, TICK), "cpu", "cores"))
                .as("it went back")
                .isInstanceOf(Missing.class);
        assertThat(value(
                        Usage.ofContainer(container(2, Map.of(Meter.CPU_MICROS, 9_000_000L)), before, TICK),
                        "cpu",
                        "cores"))
                .as("the container was started again")
                .isInstanceOf(Missing.class);
    }

    @Test
    void shouldTellNoRateWhenNoTimePassed() {
        var before = container(1, Map.of(Meter.CPU_MICROS, 1L));
        var now = container(1, Map.of(Meter.CPU_MICROS, 2L));

        assertThat(value(Usage.ofContainer(now, before, Duration.ZERO), "cpu", "cores"))
                .isInstanceOf(Missing.class);
        assertThat(value(Usage.ofContainer(now, before, TICK.negated()), "cpu", "cores"))
                .isInstanceOf(Missing.class);
    }

    @Test
    void shouldCountKillsSinceTheStartAfterARestart() {
        var before = container(1, Map.of(Meter.OOM_KILLS, 5L));

        assertThat(value(
                        Usage.ofContainer(container(1, Map.of(Meter.OOM_KILLS, 7L)), before, TICK),
                        "memory",
                        "oomKills"))
                .isEqualTo(2L);
        assertThat(value(
                        Usage.ofContainer(container(2, Map.of(Meter.OOM_KILLS, 1L)), before, TICK),
                        "memory",
                        "oomKills"))
                .isEqualTo(1L);
    }

    @Test
    void shouldTellTheShareOfThrottledPeriods() {
        var before = container(1, Map.of(Meter.CPU_PERIODS, 100L, Meter.CPU_THROTTLED_PERIODS, 0L));
        var now = container(1, Map.of(Meter.CPU_PERIODS, 200L, Meter.CPU_THROTTLED_PERIODS, 25L));
        var idle = container(1, Map.of(Meter.CPU_PERIODS, 100L, Meter.CPU_THROTTLED_PERIODS, 0L));

        assertThat(value(Usage.ofContainer(now, before, TICK), "cpu", "throttled"))
                .isEqualTo(0.25);
        assertThat(value(Usage.ofContainer(idle, before, TICK), "cpu", "throttled"))
                .isEqualTo(0.0);
    }

    @Test
    void shouldSayThatWhatWasNotReadIsMissing() {
        var usage = Usage.ofContainer(container(1, Map.of()), container(1, Map.of()), TICK);

        assertThat(value(usage, "memory", "used")).isInstanceOf(Missing.class);
        assertThat(usage.get("network")).isInstanceOf(Missing.class);
        assertThat(usage.get("pressure")).isInstanceOf(Missing.class);
    }

    @Test
    void shouldTellOfAHostItsLoadAndHowBusyItIs() {
        var before = host(Map.of(HostMeter.CPU_BUSY, 0L, HostMeter.CPU_TOTAL, 0L));
        var now = host(Map.of(
                HostMeter.CPU_BUSY, 5L, HostMeter.CPU_TOTAL, 20L, HostMeter.LOAD_1, 1_500L, HostMeter.CORES, 2L));

        var usage = Usage.ofHost(now, before, TICK);

        assertThat(value(usage, "cpu", "busy")).isEqualTo(0.25);
        assertThat(value(usage, "cpu", "load1")).isEqualTo(1.5);
        assertThat(value(usage, "cpu", "cores")).isEqualTo(2L);
        assertThat(value(usage, "disk", "size")).isInstanceOf(Missing.class);
    }

    private static @Nullable Object value(Struct usage, String part, String field) {
        return usage.get(part) instanceof Struct struct ? struct.get(field) : usage.get(part);
    }

    private static Reading container(long startedAt, Map<Meter, Long> values) {
        var all = new EnumMap<Meter, Long>(Meter.class);
        all.putAll(values);
        return Reading.of(
                startedAt,
                Arrays.stream(Meter.values())
                        .mapToLong(meter -> all.getOrDefault(meter, Reading.UNREAD))
                        .toArray());
    }

    private static Reading host(Map<HostMeter, Long> values) {
        var all = new EnumMap<HostMeter, Long>(HostMeter.class);
        all.putAll(values);
        return Reading.of(
                Reading.UNREAD,
                Arrays.stream(HostMeter.values())
                        .mapToLong(meter -> all.getOrDefault(meter, Reading.UNREAD))
                        .toArray());
    }
}
