package io.hullmark.engine.detectors;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Finds what is new in one series of numbers: values, and shapes of eight values, unlike any before.
 *
 * <p>The idea is that of conformal nearest neighbours: how far is the latest run of values from the runs that were there
 * already? What is far is judged by the series' own records ({@link Peaks}), never by a distribution that somebody assumed.
 * Nothing depends on the unit, the cadence or the length of the series; time is counted in samples.
 *
 * <p>Memory is constant, some 20 KB; a sample costs two searches through the past: microseconds where something like it is
 * found soon, up to 0.2 ms in pure noise. So it is meant for a workload, not for each container as {@link LightDetector} is.
 * The same samples give the same judgements, also when the detector was written to bytes in between.
 */
public final class SeriesDetector {
    private static final byte FORMAT = 1;

    /** In samples: two weeks of one every five minutes, which is what a weekly rhythm needs to be seen twice. */
    private static final int MEMORY = 4096;

    /** In samples: the memory needs something in it before novelty means anything. */
    private static final int LEARNING = 200;

    /** The third neighbour: the third time that a value is seen it is known. */
    private final Novelty values = new Novelty(1, 3);

    private final Novelty shapes = new Novelty(8, 5);
    private final Past past = new Past(MEMORY);
    private final Restraint restraint = new Restraint();
    private int samples;

    /**
     * Judges the next sample.
     *
     * @param value any finite number, or NaN for a missing sample, which changes nothing
     */
    public Judgement observe(double value) {
        if (!Double.isFinite(value)) {
            return Judgement.untilLearned(learning());
        }
        past.add(value);
        double novelty = Math.max(values.of(past), shapes.of(past));
        samples = Math.min(samples + 1, LEARNING + 1);
        return samples <= LEARNING ? Judgement.untilLearned(learning()) : Judgement.of(restraint.weigh(novelty));
    }

    /** How many samples are needed until it judges. */
    public int learning() {
        return Math.max(0, LEARNING - samples);
    }

    /** All that it knows, for {@link #fromBytes}. */
    public byte[] toBytes() {
        var target =
                ByteBuffer.allocate(1 + Integer.BYTES + 2 * Peaks.bytes() + Restraint.bytes() + Past.bytes(MEMORY));
        target.put(FORMAT).putInt(samples);
        values.write(target);
        shapes.write(target);
        restraint.write(target);
        past.write(target);
        var bytes = new byte[target.position()];
        target.flip().get(bytes);
        return bytes;
    }

    /**
     * A detector that goes on where the written one stood.
     *
     * @throws IllegalArgumentException where the bytes are not those of {@link #toBytes}
     */
    public static SeriesDetector fromBytes(byte[] bytes) {
        var source = ByteBuffer.wrap(bytes);
        var detector = new SeriesDetector();
        try {
            byte format = source.get();
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "a detector's state has format %d, not %d".formatted(FORMAT, format));
            }
            detector.samples = source.getInt();
            detector.values.read(source);
            detector.shapes.read(source);
            detector.restraint.read(source);
            detector.past.read(source);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a detector's state of %d bytes is cut off".formatted(bytes.length), e);
        }
        return detector;
    }
}
