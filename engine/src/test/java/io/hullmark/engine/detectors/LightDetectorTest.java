package io.hullmark.engine.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** One container whose metrics wobble around 10, a sample a minute. */
class LightDetectorTest {
    private static final long BEGIN = 1_700_006_400_000L;
    private static final int DAY = 24 * 60;
    private static final int METRICS = LightDetector.METRICS;

    private final LightDetector detector = new LightDetector(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    private final int[] state = new int[LightDetector.INTS];
    private final double[] values = new double[METRICS];
    private Random random = new Random(3);
    private WorkloadBaseline workload = new WorkloadBaseline();

    @Test
    void shouldTakeAtMost256BytesForAContainer() {
        assertThat(LightDetector.INTS * Integer.BYTES).isEqualTo(256);
    }

    @Test
    void shouldTellASpikeAtOnce() {
        var told = told(0, 2 * DAY, (minute, frame) -> frame[2] = minute == 2_000 ? 100 : frame[2]);

        assertThat(told).containsOnly(Map.entry(2_000, "2 SPIKE"));
    }

    @Test
    void shouldTellALevelShiftWhenItLastsAndTakeItAsTheNewLevelLater() {
        var told = told(0, 2 * DAY, (minute, frame) -> frame[2] += minute >= 2_000 ? 3.5 : 0);

        assertThat(told).containsOnly(Map.entry(2_004, "2 LEVEL_SHIFT"));
        assertThat(LightDetector.open(state, 0)).isZero();
    }

    @Test
    void shouldTellALineThatWentFlat() {
        var told = told(0, 2 * DAY, (minute, frame) -> frame[2] = minute >= 2_000 ? 10 : frame[2]);

        assertThat(told).containsOnly(Map.entry(2_004, "2 FLAT_LINE"));
    }

    @Test
    void shouldTellADriftWithinThreeHours() {
        var told = told(0, 4 * DAY, (minute, frame) -> frame[2] *= 1 + Math.max(0, minute - 5_000) / 240.0);

        assertThat(told.keySet()).allMatch(minute -> minute > 5_000 && minute < 5_180);
        assertThat(told).containsValue("2 DRIFT");
    }

    @Test
    void shouldSayNothingOfADayLikeOthers() {
        var told = told(0, 5 * DAY, (minute, frame) -> frame[2] *= 2 + Math.sin(2 * Math.PI * minute / DAY));

        assertThat(told).isEmpty();
    }

    @Test
    void shouldSayNothingWhileItLearns() {
        var told = told(0, 1_000, (minute, frame) -> frame[2] = minute == 700 ? 100 : frame[2]);

        assertThat(told).isEmpty();
        assertThat(LightDetector.learning(state, 0)).isEqualTo(60 * (DAY - 999));
    }

    @Test
    void shouldTeachTheNextContainerOfTheWorkload() {
        told(0, 2 * DAY, (minute, frame) -> {});
        Arrays.fill(state, 0);

        var told = told(2 * DAY, 2 * DAY + 100, (minute, frame) -> frame[2] = minute == 2 * DAY + 60 ? 100 : frame[2]);

        assertThat(told).containsOnly(Map.entry(2 * DAY + 60, "2 SPIKE"));
    }

    @Test
    void shouldSayNothingOfAStart() {
        told(0, 2 * DAY, (minute, frame) -> {});
        LightDetector.restarted(state, 0);

        var told = told(2 * DAY, 2 * DAY + 60, (minute, frame) -> frame[2] = minute < 2 * DAY + 20 ? 100 : frame[2]);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldPassOverSamplesThatAreMissingOrCannotBe() {
        double[] impossible = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e9};

        var told = told(0, 2 * DAY, (minute, frame) -> {
            if (minute % 10 == 0) {
                frame[2] = impossible[minute / 10 % impossible.length];
            } else if (minute == 2_005) {
                frame[2] = 100;
            }
        });

        assertThat(told).containsOnly(Map.entry(2_005, "2 SPIKE"));
    }

    @Test
    void shouldLearnWhatIsMeasuredThoughAnotherMetricNeverIs() {
        var told = told(0, 2 * DAY, (minute, frame) -> {
            frame[7] = Double.NaN;
            frame[2] = minute == 2_000 ? 100 : frame[2];
        });

        assertThat(told).containsOnly(Map.entry(2_000, "2 SPIKE"));
    }

    @Test
    void shouldNotTakeAMetricThatStandsStillForOneThatStoppedInTheNextContainer() {
        told(0, 2 * DAY, (minute, frame) -> frame[2] = 0);
        var model = state.clone();
        Arrays.fill(state, 0);
        LightDetector.begin(state, 0, model);

        var told = told(2 * DAY, 2 * DAY + 200, (minute, frame) -> frame[2] = 0);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldSayUntilWhenTheNextContainerSettles() {
        told(0, 2 * DAY, (minute, frame) -> {});
        Arrays.fill(state, 0);
        told(2 * DAY, 2 * DAY + 11, (minute, frame) -> {});

        assertThat(LightDetector.untilJudged(state, 0, BEGIN + (2 * DAY + 10) * 60_000L, workload))
                .isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void shouldSayHowFarAnAnomalyIsFromWhatIsUsual() {
        told(0, 2_004, (minute, frame) -> frame[2] = minute >= 2_000 ? 20 : frame[2]);

        var deviation = detector.deviation(state, 0, 2, workload);

        assertThat(deviation.low()).isBetween(6.0, 10.0);
        assertThat(deviation.high()).isBetween(10.0, 14.0);
        assertThat(deviation.score()).isBetween(0.7, 1.0);
        assertThat(deviation.lasted()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void shouldIgnoreAFrameThatIsNotNewer() {
        told(0, 2 * DAY, (minute, frame) -> {});
        var before = state.clone();

        told(2 * DAY - 2, 2 * DAY, (minute, frame) -> frame[2] = 1e6);

        assertThat(state).isEqualTo(before);
    }

    @Test
    void shouldTellABusyProcessorWithoutTheTrafficThatUsuallyGoesWithIt() {
        var told = told(0, 2 * DAY, (minute, frame) -> {
            burst(frame, minute % 97 < 8 ? 4 : 1);
            frame[0] *= minute >= 2_005 ? 2 : 1;
        });

        assertThat(told).containsOnly(Map.entry(2_005, "0 SPIKE"));
    }

    @Test
    void shouldSayNothingOfAProcessorThatIsBusyWithTraffic() {
        var told = told(0, 2 * DAY, (minute, frame) -> {
            burst(frame, minute % 97 < 8 ? 2 : 1);
            burst(frame, minute >= 2_005 && minute < 2_009 ? 1.8 : 1);
        });

        assertThat(told).isEmpty();
    }

    @Test
    void shouldSayNothingOfWhatShowsForTheFirstTimeInTheGreatestStorm() {
        var told = told(0, 2 * DAY, (minute, frame) -> {
            boolean greatest = minute >= 2_005 && minute < 2_009;
            burst(frame, greatest ? 6 : minute % 97 < 8 ? 3 : 1);
            frame[1] = greatest ? 0.3 : 0;
        });

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTellWhatStaysLongerThanTheJobsThatReachAsFar() {
        var told = told(0, 2 * DAY, (minute, frame) -> {
            boolean job = minute % 60 < 4;
            frame[3] += job || minute >= 2_020 ? 50 : 0;
        });

        assertThat(told).containsOnly(Map.entry(2_024, "3 LEVEL_SHIFT"));
    }

    @Test
    void shouldKnowWhatItHasToldThreeTimes() {
        var told = told(0, 3 * DAY, (minute, frame) -> frame[2] = minute % 500 == 0 && minute > 2_000 ? 60 : frame[2]);

        assertThat(told.keySet()).containsExactly(2_500, 3_000, 3_500);
    }

    @Test
    void shouldCountWhatSeveralContainersHaveWithinAnHourOnce() {
        told(0, 2 * DAY, (minute, frame) -> {});
        int tellers = 0;
        for (int container = 0; container < 6; container++) {
            LightDetector.begin(state, 0, state.clone());
            var told =
                    told(2 * DAY, 2 * DAY + 41, (minute, frame) -> frame[2] = minute == 2 * DAY + 40 ? 60 : frame[2]);
            tellers += told.size();
        }

        assertThat(tellers).isEqualTo(6);
    }

    @Test
    void shouldTellWhatIsNewThoughAnotherMetricIsMissingJustThen() {
        var told = told(0, 2 * DAY, (minute, frame) -> {
            burst(frame, minute % 97 < 8 ? 4 : 1);
            frame[5] = minute >= 1_995 && minute < 2_010 ? Double.NaN : frame[5];
            frame[0] *= minute >= 2_005 ? 3 : 1;
        });

        assertThat(told).containsOnly(Map.entry(2_005, "0 SPIKE"));
    }

    @Test
    void shouldMeasureWhatIsUsualByWhatTheOtherMetricsDo() {
        BiConsumer<Integer, double[]> busy = (minute, frame) -> {
            burst(frame, minute % 97 < 8 ? 4 : 1);
            frame[0] *= minute >= 2_005 ? 4 : 1;
        };
        told(0, 2_010, busy);
        var calm = detector.deviation(state, 0, 0, workload);
        told(2_010, 2_041, busy);

        var storm = detector.deviation(state, 0, 0, workload);

        assertThat(calm.high()).isLessThan(20);
        assertThat(storm.high()).isGreaterThan(40);
        assertThat(storm.lasted()).isEqualTo(Duration.ofMinutes(36));
    }

    @Test
    void shouldBeginAgainWithASliceOfAnEarlierForm() {
        told(0, 2 * DAY, (minute, frame) -> {});
        Arrays.fill(state, 0, LightDetector.INTS, 1_234_567_890);
        // The form stands in the fifth integer after the metrics; an earlier one had nothing there.
        state[METRICS * MetricSlot.INTS + 4] = 0;

        var told = told(2 * DAY, 2 * DAY + 200, (minute, frame) -> frame[2] = minute == 2 * DAY + 150 ? 100 : frame[2]);

        assertThat(told).containsOnly(Map.entry(2 * DAY + 150, "2 SPIKE"));
    }

    @Test
    void shouldLearnAgainWhatWasWrittenInAnEarlierForm() {
        told(0, 2 * DAY, (minute, frame) -> {});
        var bytes = workload.toBytes();
        bytes[0] = 1;

        assertThat(WorkloadBaseline.fromBytes(bytes).learnedMillis()).isZero();
    }

    @Test
    void shouldRejectABaselineOfALaterForm() {
        var bytes = workload.toBytes();
        bytes[0] = 3;

        assertThatThrownBy(() -> WorkloadBaseline.fromBytes(bytes)).hasMessage("a baseline has form 3, not 2");
    }

    @Test
    void shouldGoOnFromTheBytesOfTheWorkload() {
        BiConsumer<Integer, double[]> late = (minute, frame) -> frame[2] = minute == 2 * DAY + 50 ? 100 : frame[2];
        told(0, 2 * DAY, (minute, frame) -> {});
        var slice = state.clone();
        var bytes = workload.toBytes();
        random = new Random(4);
        var expected = told(2 * DAY, 2 * DAY + 100, late);
        var after = workload.toBytes();

        workload = WorkloadBaseline.fromBytes(bytes);
        System.arraycopy(slice, 0, state, 0, slice.length);
        random = new Random(4);
        var told = told(2 * DAY, 2 * DAY + 100, late);

        assertThat(told).isEqualTo(expected).isNotEmpty();
        assertThat(workload.toBytes()).isEqualTo(after).hasSizeLessThan(5_000);
    }

    @Test
    void shouldRejectABaselineThatIsCutOff() {
        var bytes = workload.toBytes();

        assertThatThrownBy(() -> WorkloadBaseline.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut off");
    }

    /** So much more traffic, and what goes with it. */
    private static void burst(double[] frame, double times) {
        for (int metric : new int[] {0, 4, 5, 6}) {
            frame[metric] *= times;
        }
    }

    /** The first minute of each anomaly, with its metric and kind. */
    private Map<Integer, String> told(int from, int to, BiConsumer<Integer, double[]> change) {
        var told = new TreeMap<Integer, String>();
        int open = LightDetector.open(state, 0);
        for (int minute = from; minute < to; minute++) {
            for (int metric = 0; metric < METRICS; metric++) {
                values[metric] = 10 + random.nextGaussian() * 0.3;
            }
            change.accept(minute, values);
            int now = detector.observe(state, 0, values, 0, BEGIN + minute * 60_000L, workload);
            for (int metric = 0; metric < METRICS; metric++) {
                if (AnomalyKind.of(open, metric).isEmpty()
                        && AnomalyKind.of(now, metric).isPresent()) {
                    told.put(minute, metric + " " + AnomalyKind.of(now, metric).get());
                }
            }
            open = now;
        }
        return told;
    }
}
