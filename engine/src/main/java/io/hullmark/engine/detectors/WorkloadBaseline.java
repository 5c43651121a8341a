package io.hullmark.engine.detectors;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What the containers of one workload (image and service) have shown together: their day, how their metrics move together, and
 * how far they ever went.
 *
 * <p>It teaches its next container, which need not learn from zero, and says what is news of one: what none of them has done
 * before. Some 4 KB.
 */
public final class WorkloadBaseline {
    static final Duration LEARNING = Duration.ofDays(1);

    private static final byte FORM = 2;
    private static final byte FORM_BEFORE = 1;
    /** Relations are taken into use, and records fade, so often. */
    private static final long BETWEEN_RENEWALS = Duration.ofMinutes(10).toMillis();

    /** Records fade by half in a fortnight: what happened once is not allowed for ever. */
    private static final double FADING_MILLIS = Duration.ofDays(20).toMillis();

    /** Before, relations are guesses, and what they leave unexplained is no record. */
    private static final long RELATED = Duration.ofHours(1).toMillis();

    /** Where a thousand containers are looked at in each of eight metrics, some chance news in a day. */
    private static final double RARE = 1e7;

    /** A level that follows half an hour is new once an hour or so. */
    private static final int SAMPLES_A_DRIFT = 63;

    /** So few of them are enough to learn from: not each container's turn, and not always the same one's. */
    private static final int TURN = 7;

    private static final double NEAR_FOR_A_MOMENT = 6;
    private static final double NEAR_FOR_LONGER = 3;
    private static final double NEAR_FOR_DRIFTS = 4;

    /** Five hours of one: what only the greatest of storms bring is not among the first. */
    private static final double STORMS_ASSUMED = 300;

    /** Levels move by less than an octave. */
    private static final double DRIFTING_STORMS_ASSUMED = 0.03;

    private final int metrics;
    private final DailyRhythm day;
    private final Relations ofMoves;
    private final Relations ofDrifts;
    private final Records momentary;
    private final Records lasting;
    private final Records drifts;
    private long first = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private long renewal = Long.MIN_VALUE;
    private int driftSamples;
    private boolean taught;

    public WorkloadBaseline() {
        metrics = LightDetector.METRICS;
        day = new DailyRhythm(metrics);
        ofMoves = new Relations(metrics, STORMS_ASSUMED);
        ofDrifts = new Relations(metrics, DRIFTING_STORMS_ASSUMED);
        momentary = new Records(metrics, NEAR_FOR_A_MOMENT, RARE);
        lasting = new Records(metrics, NEAR_FOR_LONGER, RARE);
        drifts = new Records(metrics, NEAR_FOR_DRIFTS, RARE / SAMPLES_A_DRIFT);
    }

    /** Whether it has seen a whole day and may teach. */
    public boolean taught() {
        return taught;
    }

    private boolean isTaught() {
        return first != Long.MIN_VALUE && latest - first >= LEARNING.toMillis();
    }

    /** Whether it has also seen how far a day is from the next, so that a drift can be told from a day like others. */
    boolean knowsItsDays() {
        return latest - first >= 2 * LEARNING.toMillis();
    }

    /** Until when it can't teach yet, in milliseconds since 1970; {@link Long#MAX_VALUE} before the first sample. */
    public long learningUntil() {
        return first == Long.MIN_VALUE ? Long.MAX_VALUE : first + LEARNING.toMillis();
    }

    /** For how long containers of the workload have been seen, in milliseconds. */
    public long learnedMillis() {
        return first == Long.MIN_VALUE ? 0 : latest - first;
    }

    /** How many samples of a metric it holds; old ones are blended, so at most {@value DailyRhythm#MEMORY} of each hour of the day. */
    public int samples(int metric) {
        return day.samples(metric);
    }

    /** Notes that a container was seen, and turns to the hour in which that was: what follows is about this moment. */
    void arrive(long millis) {
        first = first == Long.MIN_VALUE ? millis : first;
        if (millis >= renewal) {
            renew(millis);
        }
        latest = Math.max(latest, millis);
        taught = isTaught();
        day.turnTo(millis);
    }

    private void renew(long millis) {
        boolean first = renewal == Long.MIN_VALUE;
        double share = first ? 0 : Math.min(1, (millis - renewal + BETWEEN_RENEWALS) / FADING_MILLIS);
        renewal = millis + BETWEEN_RENEWALS;
        ofMoves.renew(share);
        ofDrifts.renew(share);
        momentary.fade(share);
        lasting.fade(share);
        drifts.fade(share);
    }

    /** The farthest that a single sample was away. */
    Records momentary() {
        return momentary;
    }

    /** The farthest that five in a row were away. */
    Records lasting() {
        return lasting;
    }

    /** The farthest that a level was away from that of days like others. */
    Records drifts() {
        return drifts;
    }

    void weigh(Surprises surprises) {
        surprises.weigh(ofMoves, ofDrifts);
    }

    /** What begins now is news; after three times it will be none. */
    void tell(int kind, int metric, Surprises surprises) {
        int seconds = LightDetector.seconds(latest);
        if (kind == AnomalyKind.DRIFT.code()) {
            drifts.tell(metric, surprises.drift(metric), seconds);
        } else if (kind != AnomalyKind.FLAT_LINE.code()) {
            momentary.tell(metric, surprises.momentary(metric), seconds);
            lasting.tell(metric, surprises.lasting(metric), seconds);
        }
    }

    /** A sample in which nothing is told belongs to what is usual. */
    void learn(Surprises surprises) {
        surprises.teachMoves(ofMoves);
        if (taught) {
            driftSamples = (driftSamples + 1) % SAMPLES_A_DRIFT;
            if (driftSamples % TURN == 0) {
                surprises.teachDrifts(ofDrifts);
            }
            drifts.count(driftSamples == 0 ? 1 : 0);
        }
        if (latest - first >= RELATED) {
            for (int metric = 0; metric < metrics; metric++) {
                momentary.note(metric, surprises.momentary(metric));
                lasting.note(metric, surprises.lasting(metric));
            }
            momentary.count(1);
            lasting.count(1);
        }
    }

    void learn(int metric, double value) {
        day.learn(metric, value);
    }

    /** The value that is usual at this time of the day; 0 until it is taught. */
    double expected(int metric) {
        return taught ? day.expected(metric) : 0;
    }

    /** All that it knows, for {@link #fromBytes}. */
    public byte[] toBytes() {
        int size = 1 + 3 * Long.BYTES + Integer.BYTES + day.bytes();
        size += ofMoves.bytes() + ofDrifts.bytes() + momentary.bytes() + lasting.bytes() + drifts.bytes();
        var target = ByteBuffer.allocate(size);
        target.put(FORM).putLong(first).putLong(latest).putLong(renewal).putInt(driftSamples);
        day.write(target);
        ofMoves.write(target);
        ofDrifts.write(target);
        momentary.write(target);
        lasting.write(target);
        drifts.write(target);
        return target.array();
    }

    /**
     * A baseline that goes on where the written one stood. One of an earlier version was not on the log scale, and begins again.
     *
     * @throws IllegalArgumentException where the bytes are not those of {@link #toBytes}
     */
    public static WorkloadBaseline fromBytes(byte[] bytes) {
        var source = ByteBuffer.wrap(bytes);
        var baseline = new WorkloadBaseline();
        try {
            byte form = source.get();
            if (form == FORM) {
                baseline.read(source);
            } else if (form != FORM_BEFORE) {
                throw new IllegalArgumentException("a baseline has form %d, not %d".formatted(form, FORM));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a baseline of %d bytes is cut off".formatted(bytes.length), e);
        }
        return baseline;
    }

    private void read(ByteBuffer source) {
        first = source.getLong();
        latest = source.getLong();
        renewal = source.getLong();
        driftSamples = source.getInt();
        day.read(source);
        ofMoves.read(source);
        ofDrifts.read(source);
        momentary.read(source);
        lasting.read(source);
        drifts.read(source);
        taught = isTaught();
    }
}
