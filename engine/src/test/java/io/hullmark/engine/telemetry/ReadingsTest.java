package io.hullmark.engine.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Readings that lie side by side are as good as single ones. */
final class ReadingsTest {
    private static final int MANY = 40;

    private final Readings readings = new Readings();

    @Test
    void shouldShowWhatWasAdded() {
        for (int number = 0; number < MANY; number++) {
            readings.add(number, reading(number));
        }

        assertThat(readings.size()).isEqualTo(MANY);
        for (int place = 0; place < MANY; place++) {
            assertThat(readings.prefix(place)).isEqualTo(place);
            assertThat(readings.get(place))
                    .isEqualTo(reading(place))
                    .hasToString(reading(place).toString());
        }
    }

    @Test
    void shouldTakeNegativeValuesForNotRead() {
        var values = new long[Meter.COUNT];
        values[1] = -5;
        values[2] = 5;
        readings.add(1, -7, values);

        assertThat(readings.get(0)).isEqualTo(Reading.of(-7, values));
        assertThat(readings.get(0).get(Meter.CPU_PERIODS)).isEqualTo(Reading.UNREAD);
        assertThat(readings.get(0).get(Meter.CPU_THROTTLED_PERIODS)).isEqualTo(5);
    }

    @Test
    void shouldShowWhatWasPutInAPlaceAndLeaveCopiesAsTheyWere() {
        readings.add(1, reading(1));
        readings.add(2, reading(2));
        var shown = readings.get(1);
        var copy = shown.copy();
        readings.set(1, reading(9));

        assertThat(shown).isEqualTo(reading(9));
        assertThat(copy).isEqualTo(reading(2)).hasSameHashCodeAs(reading(2));
        assertThat(shown.since(copy, Meter.PIDS)).isEqualTo(Reading.UNREAD);
        assertThat(readings.get(0)).isEqualTo(reading(1));
    }

    @Test
    void shouldForgetAllThatWasThereBefore() {
        readings.add(1, reading(1));
        readings.clear();

        assertThat(readings).isEqualTo(new Readings()).hasSameHashCodeAs(new Readings());
        assertThatThrownBy(() -> readings.get(0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("there are 0 readings, and none in place 0");
    }

    @Test
    void shouldDifferByWhoseTheyAreAndByWhatTheyShow() {
        readings.add(1, reading(1));
        var ofAnother = new Readings();
        ofAnother.add(2, reading(1));
        var other = new Readings();
        other.add(1, reading(2));

        assertThat(readings).isNotEqualTo(ofAnother).isNotEqualTo(other);
    }

    private static Reading reading(int number) {
        return Reading.of(
                number,
                LongStream.range(0, Meter.COUNT)
                        .map(meter -> 100L * number + meter)
                        .toArray());
    }
}
