package io.hullmark.engine.detectors;

import java.time.Duration;
import java.util.Arrays;

/**
 * The cheap first stage for every container of a fleet: notices when one of eight metrics is unlike itself.
 *
 * <p>Like {@link SeriesDetector} it assumes no distribution: what is farther away than any container of the workload ever was is
 * news ({@link Records}). Away is measured on a log scale, from a level that follows with bounded steps, and only as far as the
 * other metrics don't explain it ({@link Relations}): for a moment, for five samples, and over hours.
 *
 * <p>The state of a container is a slice of {@value #INTS} integers (256 bytes) that the caller keeps, all zero before the
 * first sample; nothing is allocated. A detector is used by one thread.
 */
public final class LightDetector {
    public static final int METRICS = 8;
    public static final int INTS = 64;

    private static final int TIME = METRICS * MetricSlot.INTS;
    private static final int AGE = TIME + 1;
    private static final int GRACE = TIME + 2;
    private static final int TAUGHT = TIME + 3;
    private static final int FORM_PLACE = TIME + 4;

    /** What an earlier version has kept was not on the log scale; such a container begins again. */
    private static final int FORM = 2;

    /** In seconds since 1970: what an int counts from here lasts until 2088. */
    private static final long YEAR_2020 = 1_577_836_800;

    private static final int LEARNING = (int) WorkloadBaseline.LEARNING.toSeconds();

    /** A start is busy, and memory fills up after it; nothing of it is judged or learned. */
    private static final int AFTER_START = (int) Duration.ofMinutes(30).toSeconds();

    /** Where the container is after a start is the mean of so long. */
    private static final double SETTLED = Duration.ofMinutes(10).toSeconds();

    /** A longer silence than this says nothing of what came between. */
    private static final int LONGEST_STEP = (int) Duration.ofMinutes(5).toSeconds();

    private final MetricSlot slot = new MetricSlot();
    private final Surprises surprises = new Surprises();
    private final double[] places = new double[METRICS];
    private double settling;
    private final double[] grains;

    /**
     * @param grains for each metric, in its unit, a difference that is too small to matter to anybody
     */
    public LightDetector(double... grains) {
        if (grains.length != METRICS) {
            throw new IllegalArgumentException("%d grains are needed, not %d".formatted(METRICS, grains.length));
        }
        this.grains = grains.clone();
    }

    /** Says that the container was started again, so that what follows is not taken for an anomaly. */
    public static void restarted(int[] state, int at) {
        state[at + GRACE] = AFTER_START;
    }

    /**
     * Lets a container that was not seen before begin with what another of its workload knows of its own spread and records. Where it
     * stands it finds out for itself.
     *
     * @param model the slice of the other one
     */
    public static void begin(int[] state, int at, int[] model) {
        System.arraycopy(model, 0, state, at, INTS);
        state[at + TIME] = 0;
        state[at + AGE] = 0;
    }

    /** Whether the container started so recently that nothing of it is judged. */
    public static boolean settles(int[] state, int at) {
        return state[at + GRACE] > 0;
    }

    /**
     * How long it takes until the container can be judged, if samples keep coming; zero where it can be.
     *
     * @param millis time of the latest sample
     */
    public static Duration untilJudged(int[] state, int at, long millis, WorkloadBaseline workload) {
        long taught = Math.max(0, (workload.learningUntil() - millis) / 1_000);
        return Duration.ofSeconds(Math.max(state[at + GRACE], Math.min(LEARNING - state[at + AGE], taught)));
    }

    /** How many seconds are still to be learned before the container can be judged. */
    public static int learning(int[] state, int at) {
        return Math.max(LEARNING - state[at + AGE], state[at + GRACE]);
    }

    /** The kinds of the anomalies that are open, for {@link AnomalyKind#of}; 0 for none. */
    public static int open(int[] state, int at) {
        int open = 0;
        for (int metric = 0; metric < METRICS; metric++) {
            open |= MetricSlot.kind(state, at + metric * MetricSlot.INTS) << (metric * AnomalyKind.BITS);
        }
        return open;
    }

    /**
     * How far a metric with an open anomaly is from what is usual for it, given the others, in the container that was observed last.
     *
     * @param state where that container's slice lies, from {@code at}
     */
    public Deviation deviation(int[] state, int at, int metric, WorkloadBaseline workload) {
        slot.at(state, at + metric * MetricSlot.INTS);
        return Excursions.deviation(slot, metric, grains[metric], surprises, workload, workload.expected(metric));
    }

    /**
     * Looks at a container's next sample. One that is not newer than the latest changes nothing.
     *
     * @param state where the container's slice lies, from {@code at}
     * @param values where the metrics lie, from {@code from}; NaN, infinite or negative where missing
     * @return the kinds of the anomalies that are open now, for {@link AnomalyKind#of}; 0 for none
     */
    public int observe(int[] state, int at, double[] values, int from, long millis, WorkloadBaseline workload) {
        if (state[at + FORM_PLACE] != FORM) {
            Arrays.fill(state, at, at + INTS, 0);
            state[at + FORM_PLACE] = FORM;
        }
        int seconds = seconds(millis);
        boolean first = state[at + TIME] == 0;
        int elapsed = seconds - state[at + TIME];
        if (first || elapsed > 0) {
            int step = first ? 0 : Math.min(elapsed, LONGEST_STEP);
            state[at + TIME] = seconds;
            workload.arrive(millis);
            advance(state, at, step, first, workload.taught());
            look(state, at, values, from, step, workload);
        }
        return open(state, at);
    }

    /** Since 2020. */
    static int seconds(long millis) {
        return (int) (millis / 1_000 - YEAR_2020);
    }

    private static void advance(int[] state, int at, int step, boolean first, boolean taught) {
        if (first) {
            state[at + GRACE] = AFTER_START;
            state[at + TAUGHT] = taught ? 1 : 0;
        }
        // A container of a known workload only needs to find its own level.
        state[at + AGE] = taught ? LEARNING : Math.min(state[at + AGE] + step, LEARNING);
        state[at + GRACE] = Math.max(0, state[at + GRACE] - step);
    }

    private void look(int[] state, int at, double[] values, int from, int step, WorkloadBaseline workload) {
        boolean isSettling = state[at + GRACE] > 0;
        boolean isNewlyTaught = state[at + TAUGHT] == 0 && workload.taught();
        boolean isComplete = true;
        boolean isBlank = true;
        settling = state[at + GRACE] >= SETTLED ? 1 : step / (SETTLED - state[at + GRACE] + step);
        surprises.begin();
        for (int metric = 0; metric < METRICS; metric++) {
            double value = values[from + metric];
            slot.at(state, at + metric * MetricSlot.INTS);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                places[metric] = LogScale.of(value, grains[metric]);
                arrive(metric, value, isSettling, isNewlyTaught, workload);
                isBlank = false;
            } else {
                // What was never there can't be measured here, and is no hole in what can.
                isComplete &= slot.spread() == 0;
                surprises.missed(metric);
            }
        }
        workload.weigh(surprises);
        if (!isBlank && !isSettling) {
            follow(state, at, step, isComplete, workload);
        }
        if (!isBlank && isComplete) {
            state[at + TAUGHT] = workload.taught() ? 1 : 0;
        }
    }

    private void arrive(
            int metric, double value, boolean isSettling, boolean isNewlyTaught, WorkloadBaseline workload) {
        double expected = workload.expected(metric);
        slot.count(value, isSettling || slot.kind() != 0);
        if (isSettling || slot.spread() == 0) {
            Excursions.settle(slot, places[metric], expected, settling);
        } else if (isNewlyTaught) {
            Excursions.anchor(slot, expected);
        }
        surprises.moved(metric, places[metric] - slot.level(), slot.level() - expected - slot.anchor());
    }

    private void follow(int[] state, int at, int step, boolean isComplete, WorkloadBaseline workload) {
        boolean judging = state[at + AGE] >= LEARNING;
        boolean isUsual = true;
        for (int metric = 0; metric < METRICS; metric++) {
            if (!surprises.isMissing(metric)) {
                slot.at(state, at + metric * MetricSlot.INTS);
                isUsual &= Excursions.follow(slot, metric, surprises, step, judging, workload) == 0;
                Excursions.learn(slot, places[metric], workload.expected(metric), step);
            }
        }
        // What is suspicious teaches nothing.
        if (isComplete && isUsual) {
            teach(state, at, workload);
        }
    }

    private void teach(int[] state, int at, WorkloadBaseline workload) {
        for (int metric = 0; metric < METRICS; metric++) {
            if (!surprises.isMissing(metric)) {
                slot.at(state, at + metric * MetricSlot.INTS);
                // The rhythm without the container's own bias, so that another version does not bend the day.
                workload.learn(metric, workload.taught() ? places[metric] - slot.anchor() : places[metric]);
                Excursions.noteDrift(slot, metric, surprises.drift(metric), workload.drifts());
            }
        }
        workload.learn(surprises);
    }
}
