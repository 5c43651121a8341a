package io.hullmark.streams.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.conditions.Awaited;
import io.hullmark.engine.conditions.HeldReadings;
import io.hullmark.engine.conditions.Lasting;
import io.hullmark.engine.conditions.Measured;
import io.hullmark.engine.conditions.OpenGaps;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.telemetry.Meter;
import io.hullmark.engine.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is kept of samples comes back as it was. */
final class ConditionFormsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456789Z");
    private static final String HOUR_OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);

    @Test
    void shouldKeepTheReadingsOfAllContainersOfAHost() {
        var held = new HeldReadings(List.of(
                new HeldReadings.OfContainer(HOUR_OLD, AT.minusSeconds(3_600), Reading.of(Reading.UNREAD, 0, 1, 2)),
                new HeldReadings.OfContainer(NEW, AT, Reading.of(7, Long.MAX_VALUE, Reading.UNREAD, 0))));

        var kept = ConditionForms.readings().value(ConditionForms.readings().bytes(held));

        assertThat(kept).isEqualTo(held);
    }

    @Test
    void shouldKeepThatAHostHasNoContainers() {
        var held = new HeldReadings(List.of());

        assertThat(ConditionForms.readings().value(ConditionForms.readings().bytes(held)))
                .isEqualTo(held);
    }

    @Test
    void shouldKeepOneHostAfterTheOtherAndMixNothing() {
        var form = ConditionForms.readings();
        var many = new HeldReadings(List.of(container(HOUR_OLD), container(NEW)));
        var one = new HeldReadings(List.of(container(NEW)));

        var first = form.bytes(many);
        var second = form.bytes(one);

        assertThat(form.value(first)).isEqualTo(many);
        assertThat(form.value(second)).isEqualTo(one);
    }

    @Test
    void shouldTakeLessThanTwoHundredAndFiftyBytesForAContainer() {
        var one = new HeldReadings(List.of(container(NEW)));
        var two = new HeldReadings(List.of(container(NEW), container(HOUR_OLD)));

        int more = ConditionForms.readings().bytes(two).length
                - ConditionForms.readings().bytes(one).length;

        assertThat(more).isLessThan(250);
    }

    @Test
    void shouldKeepHowFarConditionsOfASubjectHaveCome() {
        var rising = new Lasting("hash", Lasting.Phase.RISING, AT, AT.plusSeconds(1));
        var measured =
                new Measured(3, 4, AT, AT.plusSeconds(2), Reading.of(1, 2, 3), new TreeMap<>(Map.of("r", rising)));

        assertThat(ConditionForms.measured().value(ConditionForms.measured().bytes(measured)))
                .isEqualTo(measured);
    }

    @Test
    void shouldKeepWhatIsAwaitedAndOfWhom() {
        var container = Optional.of(ObjectKey.container("h1", NEW));
        var awaited = new Awaited("hash", "start", AT, Duration.ofHours(26), container, AT.plusSeconds(1), true);

        assertThat(ConditionForms.awaited().value(ConditionForms.awaited().bytes(awaited)))
                .isEqualTo(awaited);
    }

    @Test
    void shouldKeepWhatIsAwaitedOfAWorkloadWithoutAContainer() {
        var awaited = new Awaited("hash", "start", AT, Duration.ofDays(32), Optional.empty(), AT, false);

        assertThat(ConditionForms.awaited().value(ConditionForms.awaited().bytes(awaited)))
                .isEqualTo(awaited);
    }

    @Test
    void shouldTakeLessThanTwoHundredAndFiftyBytesForWhatIsAwaited() {
        var container = Optional.of(ObjectKey.container("a-host-with-a-name-of-middle-length", NEW));
        var awaited = new Awaited("h".repeat(64), "start", AT, Duration.ofDays(1), container, AT, true);

        assertThat(ConditionForms.awaited().bytes(awaited)).hasSizeLessThan(250);
    }

    @Test
    void shouldKeepWhyNothingOfAHostIsSeen() {
        var gaps = new OpenGaps(new TreeSet<>(List.of("STREAM_BROKEN", "ENGINE_UNREACHABLE")));

        assertThat(ConditionForms.gaps().value(ConditionForms.gaps().bytes(gaps)))
                .isEqualTo(gaps);
    }

    /** Counters of a container that has run for long. */
    private static HeldReadings.OfContainer container(String id) {
        var values = LongStream.range(0, Meter.COUNT)
                .map(meter -> 1_000_000_000L << (meter % 8))
                .toArray();
        return new HeldReadings.OfContainer(id, AT, Reading.of(1_700_000_000_000L, values));
    }
}
