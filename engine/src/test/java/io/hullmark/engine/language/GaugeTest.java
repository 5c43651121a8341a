package io.hullmark.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.Figures;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Missing;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Watch;
import io.hullmark.engine.telemetry.HostMeter;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import io.hullmark.engine.telemetry.Usage;
import io.hullmark.engine.telemetry.UsageFigures;
import io.hullmark.engine.telemetry.UsageParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a rule over time once the configuration is known says of every sample what the rule says. */
final class GaugeTest {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final long MIB = 1 << 20;

    static Stream<String> shipped() throws IOException {
        try (var files = Files.list(Path.of("..", "rules", "usage"))) {
            return files.sorted().map(GaugeTest::text).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldSayOfSamplesWhatTheShippedRulesSay(String rule) {
        sustained(rule).ifPresent(signal -> compare(signal, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usage.pids.current > container.pidsLimit",
                "has(container.pidsLimit) && usage.pids.current > container.pidsLimit",
                "!has(container.pidsLimit) || usage.pids.current * 2 >= container.pidsLimit",
                "usage.pids.current / container.memory > 1",
                "!(container.memory == 0) && usage.memory.used - container.memory > 0",
                "container.state == 'running' && usage.cpu.cores > double(container.nanoCpus) / 1000000000.0",
                "usage.memory.workingSet > 9223372036854775807 - container.memory + hostUsage.memory.total",
                "container.memory > 1",
                "usage.pids.current >= 50",
                "usage.pids.current < 49.5",
                "usage.pids.current <= container.memoryReservation",
                "usage.pids.current - 9007199254740943 <= 50 - 9007199254740943",
                "usage.memory.workingSet < 9007199254740993",
                "usage.cpu.cores <= 0.000005",
                "usage.cpu.throttled >= 0.5"
            })
    void shouldSayOfSamplesWhatARuleSays(String when) {
        compare(sustained(rule(when)).orElseThrow(), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"container.mounts.exists(mount, mount.rw) && usage.pids.current > 3"})
    void shouldNotPretendToKnowWhatIsLeftOfALoop(String when) {
        compare(sustained(rule(when)).orElseThrow(), false);
    }

    @Test
    void shouldTellNumbersApartThatAreOneAsDoubles() {
        var signal = sustained(rule("usage.pids.current < 9007199254740993")).orElseThrow();
        var values = new long[Meter.COUNT];
        values[List.of(Meter.values()).indexOf(Meter.PIDS)] = 1L << 53;
        var figures = new Figures();
        UsageFigures.ofContainer(Reading.of(1, values), null, TICK, UsageParts.ALL, figures);

        var gauge = signal.gauge(configuration(new Random(7))).orElseThrow();

        assertThat(gauge.level(Bindings.ofSamples(figures))).isEqualTo(Signal.Level.RAISED);
    }

    private static void compare(Signal signal, boolean known) {
        var random = new Random(7);
        var parts = UsageParts.of(signal.parts());
        var figures = new Figures();
        var numbers = Bindings.ofSamples(figures);
        for (int round = 0; round < 2_000; round++) {
            var configuration = configuration(random);
            var now = reading(random, Meter.COUNT);
            var before = random.nextInt(4) == 0 ? null : reading(random, Meter.COUNT);
            var hostNow = reading(random, HostMeter.COUNT);
            var hostBefore = reading(random, HostMeter.COUNT);
            var whole =
                    configuration.with(Usage.ofContainer(now, before, TICK), Usage.ofHost(hostNow, hostBefore, TICK));
            UsageFigures.ofContainer(now, before, TICK, parts, figures);
            UsageFigures.ofHost(hostNow, hostBefore, TICK, figures);

            var gauge = signal.gauge(configuration);

            assertThat(gauge.isPresent() || !known).isTrue();
            gauge.ifPresent(asked -> assertThat(asked.level(numbers)).isEqualTo(signal.level(whole)));
        }
    }

    private static Bindings configuration(Random random) {
        var container = Struct.of(ContainerFacts.TYPE)
                .set("state", random.nextInt(8) == 0 ? "exited" : "running")
                .set("memory", some(random, 0L, 64 * MIB, 512 * MIB))
                .set("memoryReservation", some(random, 0L, 32 * MIB))
                .set("nanoCpus", some(random, 0L, 500_000_000L))
                .set("cpuQuota", some(random, 0L, 50_000L))
                .set("pidsLimit", random.nextInt(4) == 0 ? null : some(random, -1L, 0L, 50L))
                .build();
        return new Bindings(
                Struct.of(HostFacts.TYPE).build(), Struct.of(ImageFacts.TYPE).build(), container);
    }

    private static Object some(Random random, Long... values) {
        return random.nextInt(10) == 0 ? Missing.NOT_SEEN : values[random.nextInt(values.length)];
    }

    private static Reading reading(Random random, int meters) {
        return Reading.of(
                random.nextInt(10) == 0 ? 2 : 1,
                random.longs(meters, -1, 100)
                        .map(value -> random.nextInt(3) == 0 ? value * 1_000 : value)
                        .toArray());
    }

    private static Optional<Signal> sustained(String text) {
        if (new CelRules().compile(text, PolicyValues.NONE) instanceof Compilation.Accepted accepted) {
            return accepted.rule()
                    .logic()
                    .watch()
                    .flatMap(watch -> watch instanceof Watch.Sustained sustained
                            ? Optional.of(sustained.signal())
                            : Optional.empty());
        }
        throw new IllegalArgumentException("refused: " + text);
    }

    private static String rule(String when) {
        return String.join(
                "\n",
                List.of(
                        "id: some",
                        "title: Something",
                        "subject: container",
                        "severity: low",
                        "sustained: {when: \"" + when + "\", for: 30s}",
                        "message: something",
                        "remediation: Do something."));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
