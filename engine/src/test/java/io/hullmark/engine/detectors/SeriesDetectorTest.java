package io.hullmark.engine.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesDetectorTest {
    private static final int DAY = 288;

    @Test
    void shouldTellASpikeWhereItIs() {
        var values = noise(1_000);
        values[700] = 30;

        var told = told(new SeriesDetector(), values);

        assertThat(told).containsExactly(700);
    }

    @Test
    void shouldTellAShapeOfValuesThatAreOrdinaryOneByOne() {
        var values = values(2_000, row -> row % 16 < 8 ? 10 + row % 3 : 90 + row % 3);
        for (int row = 1_500; row < 1_520; row++) {
            values[row] = row % 2 == 0 ? 10 : 90;
        }

        var told = told(new SeriesDetector(), values);

        assertThat(told).isNotEmpty().allMatch(row -> row >= 1_500 && row < 1_530);
    }

    @Test
    void shouldTellTheFirstValueOfALineThatWasFlat() {
        var values = values(1_000, row -> row < 600 ? 42 : 43);

        var told = told(new SeriesDetector(), values);

        assertThat(told).containsExactly(600);
    }

    @Test
    void shouldSayNothingOfARhythmThatGoesOn() {
        var told = told(new SeriesDetector(), values(10 * DAY, row -> row % DAY < 100 ? 80 : 20));

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellAnAnomalyOnce() {
        var values = noise(1_000);
        Arrays.fill(values, 700, 720, 30);

        var told = told(new SeriesDetector(), values);

        assertThat(told).containsExactly(700);
    }

    @Test
    void shouldTellAMuchGreaterOneSoonAfterAnother() {
        var values = noise(1_000);
        values[700] = 30;
        values[705] = 300;

        var told = told(new SeriesDetector(), values);

        assertThat(told).containsExactly(700, 705);
    }

    @Test
    void shouldJudgeAlikeInAnyUnit() {
        var values = noise(1_000);
        values[700] = 30;
        var scaled = Arrays.stream(values)
                .map(value -> 4_000_000_000.0 + 1_024 * value)
                .toArray();

        var told = told(new SeriesDetector(), scaled);

        assertThat(told).isEqualTo(told(new SeriesDetector(), values));
    }

    @Test
    void shouldSayNothingWhileItLearns() {
        var detector = new SeriesDetector();

        var first = detector.observe(1);

        assertThat(first).isEqualTo(new Judgement(0, false, 199));
        assertThat(told(new SeriesDetector(), values(200, row -> row == 150 ? 1_000 : 1)))
                .isEmpty();
    }

    @Test
    void shouldPassOverMissingSamples() {
        var values = noise(1_000);
        values[700] = 30;
        var holed = new SeriesDetector();

        var judgements = Arrays.stream(values)
                .mapToObj(value -> {
                    holed.observe(Double.NaN);
                    return holed.observe(value);
                })
                .toList();

        assertThat(judgements).isEqualTo(judgements(new SeriesDetector(), values));
    }

    @Test
    void shouldJudgeARowByTheRowsBeforeIt() {
        var values = noise(1_000);
        var other = values.clone();
        Arrays.fill(other, 500, 1_000, -7);

        var judgements = judgements(new SeriesDetector(), other);

        assertThat(judgements.subList(0, 500))
                .isEqualTo(judgements(new SeriesDetector(), values).subList(0, 500));
    }

    @Test
    void shouldGoOnFromItsBytes() {
        var values = noise(12_000);
        values[11_000] = 30;
        var detector = new SeriesDetector();
        judgements(detector, Arrays.copyOf(values, 10_990));

        var restored = SeriesDetector.fromBytes(detector.toBytes());

        var rest = Arrays.copyOfRange(values, 10_990, values.length);
        assertThat(judgements(restored, rest)).isEqualTo(judgements(detector, rest));
        assertThat(restored.toBytes()).isEqualTo(detector.toBytes()).hasSizeLessThan(20_000);
    }

    @Test
    void shouldRejectBytesThatAreCutOff() {
        var bytes = new SeriesDetector().toBytes();

        assertThatThrownBy(() -> SeriesDetector.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void shouldSurviveAnyFiniteNumber() {
        var values = noise(1_000);
        values[600] = Double.MAX_VALUE;
        values[650] = -Double.MAX_VALUE;
        values[700] = Double.MIN_VALUE;

        var judgements = judgements(new SeriesDetector(), values);

        assertThat(judgements).allMatch(judgement -> judgement.score() >= 0 && judgement.score() <= 1);
    }

    private static double[] noise(int rows) {
        var random = new Random(7);
        return values(rows, row -> 10 + random.nextDouble());
    }

    private static double[] values(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    private static List<Judgement> judgements(SeriesDetector detector, double[] values) {
        return Arrays.stream(values).mapToObj(detector::observe).toList();
    }

    private static List<Integer> told(SeriesDetector detector, double[] values) {
        var rows = new ArrayList<Integer>();
        for (int row = 0; row < values.length; row++) {
            if (detector.observe(values[row]).anomaly()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
