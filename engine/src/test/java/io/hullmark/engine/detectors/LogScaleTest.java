package io.hullmark.engine.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A logarithm made of bits. */
class LogScaleTest {
    private static final double GRAIN = 0.05;

    @Test
    void shouldBeALogarithm() {
        new Random(1)
                .doubles(10_000, -5, 40)
                .map(Math::exp)
                .forEach(value -> assertThat(LogScale.of(value, GRAIN))
                        .isCloseTo(Math.log(1 + value / GRAIN) / Math.log(2), within(0.01)));
    }

    @Test
    void shouldRiseWithTheValue() {
        double before = LogScale.of(0, GRAIN);
        for (double value = 1e-3; value < 1e6; value *= 1.0001) {
            double now = LogScale.of(value, GRAIN);
            assertThat(now).isGreaterThan(before);
            before = now;
        }
    }

    @Test
    void shouldFindTheValueOfAPlace() {
        new Random(2)
                .doubles(10_000, -5, 40)
                .map(Math::exp)
                .forEach(value -> assertThat(LogScale.value(LogScale.of(value, GRAIN), GRAIN))
                        .isCloseTo(value, within(1e-6 * value + 1e-9)));
    }

    @Test
    void shouldHaveNothingBelowZero() {
        assertThat(LogScale.of(0, GRAIN)).isZero();
        assertThat(LogScale.value(-3, GRAIN)).isZero();
    }
}
