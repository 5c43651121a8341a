package io.hullmark.engine.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three metrics: the second is twice the first, but for a little noise, and the third goes its own way. */
class RelationsTest {
    private final Relations relations = new Relations(3, 0.01);
    private final Random random = new Random(5);
    private final double[] left = new double[3];
    private final double[] variances = new double[3];
    private final double[] calm = new double[3];

    @BeforeEach
    void learn() {
        for (int sample = 0; sample < 5_000; sample++) {
            double first = random.nextGaussian();
            double[] moves = {first, 2 * first + 0.2 * random.nextGaussian(), random.nextGaussian()};
            relations.unexplained(moves, 0, left, variances, calm);
            relations.learn(moves, left);
            if (sample % 100 == 0) {
                relations.renew(0);
            }
        }
    }

    @Test
    void shouldLeaveNothingOfWhatTheOthersExplain() {
        relations.unexplained(new double[] {1, 2, 0}, 0, left, variances, calm);

        assertThat(left).containsExactly(new double[] {0, 0, 0}, within(0.1));
    }

    @Test
    void shouldLeaveWhatTheyDoNotExplain() {
        relations.unexplained(new double[] {0, 2, 3}, 0, left, variances, calm);

        assertThat(left[1]).isCloseTo(2, within(0.1));
        assertThat(left[2]).isCloseTo(3, within(0.2));
        assertThat(calm[1]).isCloseTo(0.06, within(0.02));
        assertThat(calm[2]).isCloseTo(1, within(0.05));
    }

    @Test
    void shouldExplainNothingByAMetricThatIsMissing() {
        relations.unexplained(new double[] {0, 2, 3}, 0b001, left, variances, calm);

        assertThat(left[0]).isZero();
        assertThat(left[1]).isCloseTo(2, within(0.3));
        assertThat(calm[1]).isCloseTo(4, within(0.3));
    }

    @Test
    void shouldExpectLessOfItselfWhereTwoOthersAreFarAway() {
        relations.unexplained(new double[] {4, 8, 0}, 0, left, variances, calm);

        assertThat(variances[2]).isGreaterThan(4 * calm[2]);
        assertThat(variances[0]).isLessThan(4 * calm[0]);
    }

    @Test
    void shouldForgetWithTime() {
        for (int sample = 0; sample < 1_000; sample++) {
            double[] moves = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            relations.unexplained(moves, 0, left, variances, calm);
            relations.learn(moves, left);
            relations.renew(0.01);
        }

        relations.unexplained(new double[] {0, 2, 0}, 0, left, variances, calm);

        assertThat(left[0]).isCloseTo(0, within(0.5));
    }
}
