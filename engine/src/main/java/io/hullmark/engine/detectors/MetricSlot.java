package io.hullmark.engine.detectors;

/**
 * What is remembered of one metric of one container: seven integers in a slice of its state, 28 bytes.
 *
 * <p>A view that is moved from metric to metric, so that nothing is allocated for a sample.
 */
final class MetricSlot {
    static final int INTS = 7;

    private static final int LEVEL = 0;
    private static final int SPREAD = 1;
    private static final int ANCHOR = 2;
    private static final int LATEST = 3;
    private static final int PEAK = 4;
    private static final int FLATNESS = 5;
    private static final int EXCURSION = 6;

    /** After so many equal samples it is a metric that stands still. */
    private static final int STANDS_STILL = 60;

    /** How many of the latest samples {@link #remember} looks at. */
    static final int LATEST_SAMPLES = 5;

    private static final double CODES = 16;
    private static final double[] SURPRISES = surprises();

    private static final int HASH_SHIFT = 16;
    private static final int BYTE_MASK = 0xff;
    private static final int KIND_SHIFT = 29;
    private static final int SINCE_SHIFT = 13;
    private static final int SINCE_MASK = 0xffff;
    private static final int RUN_MASK = 0xfff;

    private int[] state = {};
    private int at;

    MetricSlot at(int[] container, int offset) {
        state = container;
        at = offset;
        return this;
    }

    /** Where the metric is now, on the log scale. */
    float level() {
        return real(LEVEL);
    }

    void level(double value) {
        real(LEVEL, value);
    }

    /** How far samples usually are from the level; 0 where none was ever measured. */
    float spread() {
        return real(SPREAD);
    }

    void spread(double value) {
        real(SPREAD, value);
    }

    /** Where the level is over a day, beyond what the workload expects of the hour. */
    float anchor() {
        return real(ANCHOR);
    }

    void anchor(double value) {
        real(ANCHOR, value);
    }

    /** The farthest that the drift that goes on has been, in spreads. */
    float peak() {
        return real(PEAK);
    }

    void peak(double value) {
        real(PEAK, value);
    }

    /**
     * Remembers a surprise, in spreads.
     *
     * @return the surprise that the latest five samples have in common: the least of them if they are on one side, otherwise 0
     */
    double remember(double surprise) {
        int code = code(surprise);
        int latest = state[at + LATEST];
        state[at + LATEST] = latest << Byte.SIZE | (code & BYTE_MASK);
        int least = code;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int earlier = (byte) (latest >> shift);
            least = code > 0 ? Math.max(0, Math.min(least, earlier)) : Math.min(0, Math.max(least, earlier));
        }
        return least < 0 ? -SURPRISES[-least] : SURPRISES[least];
    }

    void forgetLatest() {
        state[at + LATEST] = 0;
    }

    /** A sixteenth of a doubling each, up to 240 spreads. */
    private static int code(double surprise) {
        int code = (int) Math.min(Byte.MAX_VALUE, CODES * LogScale.of(Math.abs(surprise), 1));
        return surprise < 0 ? -code : code;
    }

    private static double[] surprises() {
        var surprises = new double[Byte.MAX_VALUE + 1];
        for (int code = 0; code < surprises.length; code++) {
            surprises[code] = LogScale.value(code / CODES, 1);
        }
        return surprises;
    }

    /** How many samples in a row were equal, at most 255. */
    int equal() {
        return state[at + FLATNESS] & BYTE_MASK;
    }

    /** The most equal samples in a row that were not told. */
    int equalRecord() {
        return (state[at + FLATNESS] >> Byte.SIZE) & BYTE_MASK;
    }

    /** Counts a sample as equal to the one before or not; a hash of 16 bits stands for that one. */
    void count(double value, boolean told) {
        int hash = Double.hashCode(value);
        hash = (hash ^ (hash >>> HASH_SHIFT)) & 0xffff;
        boolean same = state[at + FLATNESS] >>> HASH_SHIFT == hash;
        int equal = same ? Math.min(equal() + 1, BYTE_MASK) : 0;
        boolean learned = equal >= STANDS_STILL || (!same && !told);
        int record = learned ? Math.max(equalRecord(), Math.max(equal, equal())) : equalRecord();
        state[at + FLATNESS] = (hash << HASH_SHIFT) | (record << Byte.SIZE) | equal;
    }

    /** The open anomaly's {@link AnomalyKind#code}, or 0. */
    int kind() {
        return kind(state, at);
    }

    static int kind(int[] container, int offset) {
        return container[offset + EXCURSION] >>> KIND_SHIFT;
    }

    /** Since when the anomaly is open, in seconds, at most 18 hours. */
    int since() {
        return (state[at + EXCURSION] >> SINCE_SHIFT) & SINCE_MASK;
    }

    /** For how many seconds the metric has been away, at most about an hour. */
    int run() {
        return state[at + EXCURSION] & RUN_MASK;
    }

    void excursion(int kind, int since, int run) {
        state[at + EXCURSION] =
                (kind << KIND_SHIFT) | (Math.min(since, SINCE_MASK) << SINCE_SHIFT) | Math.min(run, RUN_MASK);
    }

    private float real(int slot) {
        return Float.intBitsToFloat(state[at + slot]);
    }

    private void real(int slot, double value) {
        state[at + slot] = Float.floatToRawIntBits((float) value);
    }
}
