package io.hullmark.bench.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand from the published formulas. */
class JudgedSeriesTest {
    /** Of 100 rows 15 are for learning; rows 40 to 49 are the window of the anomaly. */
    private static final Window WINDOW = new Window(40, 49);

    @Test
    void shouldGiveNearlyAllForADetectionInTheFirstRowOfAWindow() {
        var result = flagged(40).byFlags();

        // Place -1: the curve divided by itself.
        assertThat(result.sum()).isEqualTo(1, within(1e-9));
        assertThat(result.score()).isEqualTo(100, within(1e-9));
    }

    @Test
    void shouldGiveLessForALaterOne() {
        var result = flagged(45).byFlags();

        // Place -0.5: (2 / (1 + e^-2.5) - 1) / (2 / (1 + e^-5) - 1) = 0.848284 / 0.986614.
        assertThat(result.sum()).isEqualTo(0.859793, within(1e-5));
    }

    @Test
    void shouldCountOnlyTheEarliestDetectionOfAWindow() {
        var result = flagged(44, 45, 46, 49).byFlags();

        // Place -0.6: (2 / (1 + e^-3) - 1) / 0.986614.
        assertThat(result).extracting(Result::found, Result::falseAlarms).containsExactly(1, 0);
        assertThat(result.sum()).isEqualTo(0.905148 / 0.986614, within(1e-5));
    }

    @Test
    void shouldTakeOneForAMissedWindow() {
        var result = flagged().byFlags();

        assertThat(result.sum()).isEqualTo(-1);
        assertThat(result.score()).isZero();
    }

    @Test
    void shouldTakeTheWholeCostForADetectionBeforeTheFirstWindow() {
        var result = flagged(20, 40).byFlags();

        assertThat(result.falseAlarms()).isEqualTo(1);
        assertThat(result.sum()).isEqualTo(1 - 0.11, within(1e-9));
    }

    @Test
    void shouldTakeLittleForADetectionSoonAfterAWindow() {
        var result = flagged(40, 50).byFlags();

        // One row behind a window of ten: place 1/9, 2 / (1 + e^(5/9)) - 1 = -0.270857.
        assertThat(result.sum()).isEqualTo(1 - 0.11 * 0.270857, within(1e-5));
    }

    @Test
    void shouldTakeTheWholeCostFarBehindAWindow() {
        var result = flagged(40, 90).byFlags();

        assertThat(result.sum()).isEqualTo(1 - 0.11, within(1e-9));
    }

    @Test
    void shouldMeasureFromTheLastWindow() {
        var windows = List.of(new Window(20, 29), WINDOW);

        var result = series(windows, 20, 40, 50).byFlags();

        assertThat(result.sum()).isEqualTo(2 - 0.11 * 0.270857, within(1e-5));
    }

    @Test
    void shouldNotScoreTheRowsForLearning() {
        var result = flagged(14).byFlags();

        assertThat(result.falseAlarms()).isZero();
        assertThat(Profile.learningRows(4_032)).isEqualTo(604);
        assertThat(Profile.learningRows(22_695)).isEqualTo(750);
    }

    @Test
    void shouldFindTheThresholdThatScoresBest() {
        var scores = new double[100];
        scores[20] = 0.3;
        scores[40] = 0.6;
        scores[70] = 0.5;
        var series = new JudgedSeries("a/b.csv", List.of(WINDOW), scores, new boolean[100]);

        var best = BestThreshold.of(List.of(series));

        assertThat(best.threshold()).isEqualTo(0.6);
        assertThat(best.result().score()).isEqualTo(100, within(1e-9));
    }

    @Test
    void shouldFindTheRowsOfALabel() {
        var times = List.of("2014-04-10 07:10:00", "2014-04-10 07:15:00", "2014-04-10 07:20:00", "2014-04-10 07:25:00");

        var windows =
                Labels.windowsIn(times, List.of(List.of("2014-04-10 07:15:00.000000", "2014-04-10 07:20:00.000000")));

        assertThat(windows).containsExactly(new Window(1, 2));
    }

    private static JudgedSeries flagged(int... rows) {
        return series(List.of(WINDOW), rows);
    }

    private static JudgedSeries series(List<Window> windows, int... rows) {
        var flags = new boolean[100];
        for (int row : rows) {
            flags[row] = true;
        }
        return new JudgedSeries("a/b.csv", windows, new double[100], flags);
    }
}
