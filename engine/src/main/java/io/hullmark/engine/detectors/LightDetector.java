package io.hullmark.engine.detectors;

import java.time.Duration;

/**
 * The cheap first stage for every container of a fleet: notices when one of eight metrics is unlike itself.
 *
 * <p>Like {@link SeriesDetector} it assumes no distribution: a sample is far away if it is farther from the level than the
 * container, or any of its workload, ever was. Level and spread follow with bounded steps, so that single samples can't pull
 * them. What it notices it tells only if the {@link WorkloadBaseline} has not seen such values before.
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

    /** In seconds since 1970: what an int counts from here lasts until 2088. */
    private static final long YEAR_2020 = 1_577_836_800;

    private static final int LEARNING = (int) WorkloadBaseline.LEARNING.toSeconds();

    /** A start is busy, and memory fills up after it; nothing of it is judged or learned. */
    private static final int AFTER_START = (int) Duration.ofMinutes(30).toSeconds();

    /** A longer silence than this says nothing of what came between. */
    private static final int LONGEST_STEP = (int) Duration.ofMinutes(5).toSeconds();

    private final MetricSlot slot = new MetricSlot();
    private final Excursions excursions;
    private final double[] frame = new double[METRICS];
    private final double[] scales = new double[METRICS];

    /**
     * @param grains for each metric, in its unit, a difference that is too small to matter to anybody
     */
    public LightDetector(double... grains) {
        if (grains.length != METRICS) {
            throw new IllegalArgumentException("%d grains are needed, not %d".formatted(METRICS, grains.length));
        }
        excursions = new Excursions(grains.clone());
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
     * How far a metric with an open anomaly is from what is usual for it.
     *
     * @param value its latest value; NaN where it is missing
     */
    public Deviation deviation(int[] state, int at, int metric, double value, WorkloadBaseline workload) {
        return excursions.deviation(
                slot.at(state, at + metric * MetricSlot.INTS), metric, value, workload.expected(metric));
    }

    /**
     * Looks at a container's next sample. One that is not newer than the latest changes nothing.
     *
     * @param state where the container's slice lies, from {@code at}
     * @param values where the metrics lie, from {@code from}; NaN, infinite or negative where missing
     * @return the kinds of the anomalies that are open now, for {@link AnomalyKind#of}; 0 for none
     */
    public int observe(int[] state, int at, double[] values, int from, long millis, WorkloadBaseline workload) {
        int seconds = (int) (millis / 1000 - YEAR_2020);
        boolean first = state[at + TIME] == 0;
        int elapsed = seconds - state[at + TIME];
        if (first || elapsed > 0) {
            int step = first ? 0 : Math.min(elapsed, LONGEST_STEP);
            state[at + TIME] = seconds;
            workload.arrive(millis);
            advance(state, at, step, first, workload.taught());
            look(state, at, values, from, millis, step, workload);
        }
        return open(state, at);
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

    private void look(
            int[] state, int at, double[] values, int from, long millis, int step, WorkloadBaseline workload) {
        boolean settling = state[at + GRACE] > 0;
        boolean judging = !settling && state[at + AGE] >= LEARNING;
        boolean newlyTaught = state[at + TAUGHT] == 0 && workload.taught();
        int noticed = 0;
        boolean complete = true;
        boolean blank = true;
        for (int metric = 0; metric < METRICS; metric++) {
            double value = values[from + metric];
            slot.at(state, at + metric * MetricSlot.INTS);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                double expected = workload.expected(metric);
                if (settling || newlyTaught) {
                    excursions.settle(slot, metric, value, expected, newlyTaught);
                } else {
                    int kind = excursions.follow(slot, metric, value, expected, step, workload);
                    noticed |= kind << (metric * AnomalyKind.BITS);
                }
                frame[metric] = value;
                blank = false;
            } else {
                // What was never there can't be measured here, and is no hole in what can.
                complete &= slot.spread() == 0;
                frame[metric] = slot.level();
            }
            scales[metric] = excursions.scale(slot, metric) * Math.max(Excursions.NEAR, workload.record(metric));
        }
        if (noticed != 0) {
            ask(state, at, noticed, judging, workload);
        }
        if (complete && !blank) {
            state[at + TAUGHT] = workload.taught() ? 1 : 0;
            teach(state, at, millis, settling, workload);
        }
    }

    /** Gets the second opinion; a line that went flat needs none. */
    private void ask(int[] state, int at, int noticed, boolean judging, WorkloadBaseline workload) {
        boolean news = workload.isNews(frame, scales, judging);
        for (int metric = 0; metric < METRICS; metric++) {
            int kind = (noticed >> (metric * AnomalyKind.BITS)) & AnomalyKind.mask(0);
            if (kind != 0) {
                boolean told = judging && (news || kind >= AnomalyKind.DRIFT.code());
                slot.at(state, at + metric * MetricSlot.INTS);
                excursions.answered(slot, metric, kind, told, frame[metric], workload);
            }
        }
    }

    /** What is suspicious teaches nothing. */
    private void teach(int[] state, int at, long millis, boolean settling, WorkloadBaseline workload) {
        if (open(state, at) != 0) {
            return;
        }
        if (workload.mayKeep(millis)) {
            workload.keep(frame);
        }
        for (int metric = 0; metric < METRICS && !settling; metric++) {
            // The rhythm without the container's own bias, so that another version does not bend the day.
            slot.at(state, at + metric * MetricSlot.INTS);
            workload.learn(metric, workload.taught() ? frame[metric] - slot.anchor() : frame[metric]);
        }
    }
}
