package io.hullmark.engine.detectors;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What the containers of one workload (image and service) have shown together: their day, their records, and values seen.
 *
 * <p>It teaches its next container, which need not learn from zero, and is the second opinion on what a
 * {@link LightDetector} noticed of one: a value that containers of the workload have had before is no news. Some 20 KB.
 */
public final class WorkloadBaseline {
    static final Duration LEARNING = Duration.ofDays(1);

    private static final byte FORMAT = 1;
    private static final int HOURS = 24;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Samples after which an hour's mean follows slowly, so that days blend: a few hundred minutes of ten containers. */
    private static final int MEMORY = 3_000;

    /** In records of the metric that differs most: what is nearer to something known than this is no news. */
    private static final double NEAR = 1.3;

    /** The bar that strange but ordinary frames have set sinks within a month or so. */
    private static final double FADING_MILLIS = Duration.ofDays(42).toMillis();

    /** How much farther than the strangest frame that was not told. */
    private static final double BEYOND_RECORD = 1.75;

    private static final int BETWEEN_KEPT = (int) Duration.ofMinutes(10).toSeconds();

    /** Not each container's turn at once, and not always the same one's. */
    private static final int TURN = 7;

    private final int metrics;
    private final float[] means;
    private final int[] counts;
    private final float[] records;
    private final float[] driftRecords;
    private final Frames frames;
    private final float[] strangest;
    private long first = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;
    private long nextKept = Long.MIN_VALUE;
    private int turn;
    private boolean taught;
    private int before;
    private int after;
    private float share;

    public WorkloadBaseline() {
        metrics = LightDetector.METRICS;
        means = new float[metrics * HOURS];
        counts = new int[metrics * HOURS];
        records = new float[metrics];
        driftRecords = new float[metrics];
        frames = new Frames(metrics);
        strangest = new float[metrics];
    }

    /** Whether it has seen a whole day and may teach. */
    public boolean taught() {
        return taught;
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

    /** How many samples of a metric it holds; old ones are blended, so at most {@value #MEMORY} of each hour of the day. */
    public int samples(int metric) {
        int samples = 0;
        for (int place = metric; place < counts.length; place += metrics) {
            samples += counts[place];
        }
        return samples;
    }

    /** Notes that a container was seen, and turns to the hour in which that was: what follows is about this moment. */
    void arrive(long millis) {
        first = first == Long.MIN_VALUE ? millis : first;
        if (millis > latest && latest != Long.MIN_VALUE) {
            for (int metric = 0; metric < metrics; metric++) {
                strangest[metric] *= (float) Math.max(0, 1 - (millis - latest) / FADING_MILLIS);
            }
        }
        latest = Math.max(latest, millis);
        taught = latest - first >= LEARNING.toMillis();
        long sinceHalf = millis - HOUR / 2;
        long half = Math.floorDiv(sinceHalf, HOUR);
        share = (float) (sinceHalf - half * HOUR) / HOUR;
        before = (int) Math.floorMod(half, (long) HOURS) * metrics;
        after = before + metrics == HOURS * metrics ? 0 : before + metrics;
    }

    /** Whether it is the turn of the container that arrived to have its values kept. */
    boolean mayKeep(long millis) {
        if (millis < nextKept || ++turn < TURN) {
            return false;
        }
        turn = 0;
        nextKept = millis + 1000L * BETWEEN_KEPT;
        return true;
    }

    void learn(int metric, double value) {
        int place = (share < 0.5F ? before : after) + metric;
        counts[place] = Math.min(counts[place] + 1, MEMORY);
        means[place] += (float) ((value - means[place]) / counts[place]);
    }

    void keep(double[] frame) {
        frames.add(frame);
    }

    /** The value that is usual at this time of the day, between the means of the hours around it; 0 until it is taught. */
    double expected(int metric) {
        if (!taught) {
            return 0;
        }
        int earlier = before + metric;
        int later = after + metric;
        if (counts[earlier] == 0 || counts[later] == 0) {
            return counts[earlier] == 0 ? means[later] : means[earlier];
        }
        return means[earlier] + share * (means[later] - means[earlier]);
    }

    float record(int metric) {
        return records[metric];
    }

    void record(int metric, double record) {
        records[metric] = Math.max(records[metric], (float) record);
    }

    float driftRecord(int metric) {
        return driftRecords[metric];
    }

    void driftRecord(int metric, double record) {
        driftRecords[metric] = Math.max(driftRecords[metric], (float) record);
    }

    /**
     * The second opinion on a frame in which something was noticed: is it stranger than any that turned out ordinary?
     *
     * @param judging whether it may be told; if not, it is ordinary and belongs to what is learned
     */
    boolean isNews(double[] frame, double[] scales, boolean judging) {
        double distance = frames.distance(frame, scales);
        int metric = frames.widest();
        boolean news = judging && distance > Math.max(NEAR, BEYOND_RECORD * strangest[metric]);
        if (!news && frames.enough()) {
            strangest[metric] = Math.max(strangest[metric], (float) distance);
        }
        frames.add(frame);
        return news;
    }

    /** All that it knows, for {@link #fromBytes}. */
    public byte[] toBytes() {
        int reals = means.length + 3 * metrics;
        var target = ByteBuffer.allocate(1
                + 3 * Long.BYTES
                + Integer.BYTES
                + Float.BYTES * reals
                + Integer.BYTES * counts.length
                + frames.bytes());
        target.put(FORMAT).putLong(first).putLong(latest).putLong(nextKept).putInt(turn);
        for (var values : new float[][] {means, records, driftRecords, strangest}) {
            for (float value : values) {
                target.putFloat(value);
            }
        }
        for (int count : counts) {
            target.putInt(count);
        }
        frames.write(target);
        var bytes = new byte[target.position()];
        target.flip().get(bytes);
        return bytes;
    }

    /**
     * A baseline that goes on where the written one stood.
     *
     * @throws IllegalArgumentException where the bytes are not those of {@link #toBytes}
     */
    public static WorkloadBaseline fromBytes(byte[] bytes) {
        var source = ByteBuffer.wrap(bytes);
        var baseline = new WorkloadBaseline();
        try {
            byte format = source.get();
            if (format != FORMAT) {
                throw new IllegalArgumentException("a baseline has format %d, not %d".formatted(FORMAT, format));
            }
            baseline.read(source);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a baseline of %d bytes is cut off".formatted(bytes.length), e);
        }
        return baseline;
    }

    private void read(ByteBuffer source) {
        first = source.getLong();
        latest = source.getLong();
        nextKept = source.getLong();
        turn = source.getInt();
        for (var values : new float[][] {means, records, driftRecords, strangest}) {
            for (int place = 0; place < values.length; place++) {
                values[place] = source.getFloat();
            }
        }
        for (int place = 0; place < counts.length; place++) {
            counts[place] = source.getInt();
        }
        frames.read(source);
    }
}
