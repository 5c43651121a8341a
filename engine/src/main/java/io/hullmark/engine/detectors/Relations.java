package io.hullmark.engine.detectors;

import java.nio.ByteBuffer;

/**
 * How the metrics of a workload move together, and what of a movement that does not explain.
 *
 * <p>A processor that is busy because there is traffic is no surprise, one that is busy without is. What is left of each metric
 * when the best linear guess from all others is taken away follows from the inverse of their covariances. In a storm, when others
 * are far away as well, guesses are worse, and threshold values show for the first time; how much worse is learned from storms.
 */
final class Relations {
    /** In places of the log scale, a twentieth more or less: what wobbles less counts as if it did so much. */
    static final double GRAIN = 0.07;

    /** More samples than this, a week of ten containers, are blended away sooner than time fades them. */
    private static final int MEMORY = 100_000;

    private final int metrics;
    private final double assumed;
    private final float[] means;
    private final float[] covariances;
    private final float[] inverse;
    private final float[] stormErrors;
    private final float[] storms;
    private final float[] reduced;
    private final double[] work;
    private final double[] alone;
    private final double[] company;
    private int samples;

    /** @param assumed before the first storm it is as if in so many samples an octave away nothing had been explained */
    Relations(int metrics, double assumed) {
        this.metrics = metrics;
        this.assumed = assumed;
        means = new float[metrics];
        covariances = new float[metrics * metrics];
        inverse = new float[metrics * metrics];
        stormErrors = new float[metrics];
        storms = new float[metrics];
        reduced = new float[metrics * metrics];
        work = new double[metrics * metrics];
        alone = new double[metrics];
        company = new double[metrics];
    }

    /** Learns a sample of what {@link #unexplained} said. */
    void learn(double[] moves, double[] left) {
        samples = Math.min(samples + 1, MEMORY);
        double weight = 1.0 / samples;
        center(moves);
        for (int metric = 0; metric < metrics; metric++) {
            double storm = company[metric] * company[metric];
            stormErrors[metric] += (float) (left[metric] * left[metric] * storm);
            storms[metric] += (float) (storm * storm);
            means[metric] += (float) (weight * alone[metric]);
        }
        for (int row = 0; row < metrics; row++) {
            double pull = (1 - weight) * alone[row];
            for (int column = 0; column <= row; column++) {
                int place = row * metrics + column;
                covariances[place] += (float) (weight * (pull * alone[column] - covariances[place]));
            }
        }
    }

    /**
     * What the others don't explain of each metric's move.
     *
     * @param missing a bit for each metric that was not measured; it explains nothing, and nothing is said of it
     * @param left takes it, in the units of the moves
     * @param variances takes the square of how much is usually left now, above 0
     * @param calm takes the same for where there is no storm
     */
    void unexplained(double[] moves, int missing, double[] left, double[] variances, double[] calm) {
        center(moves);
        if (missing == 0) {
            multiply(inverse, left, calm);
        } else {
            System.arraycopy(inverse, 0, reduced, 0, inverse.length);
            for (int metric = 0; missing >> metric != 0; metric++) {
                if ((missing & 1 << metric) != 0) {
                    leaveOut(metric);
                }
            }
            multiply(reduced, left, calm);
        }
        for (int metric = 0; metric < metrics; metric++) {
            double storm = company[metric] * company[metric];
            variances[metric] = calm[metric] + storm * (stormErrors[metric] + assumed) / (storms[metric] + assumed);
        }
    }

    private void multiply(float[] matrix, double[] left, double[] calm) {
        for (int row = 0; row < metrics; row++) {
            double sum = 0;
            for (int column = 0; column < metrics; column++) {
                sum += matrix[row * metrics + column] * alone[column];
            }
            double own = matrix[row * metrics + row];
            calm[row] = own > 0 ? 1 / own : GRAIN * GRAIN;
            left[row] = own > 0 ? sum * calm[row] : 0;
        }
    }

    /** Tells what is not its mean, and for each metric how far at least two others are away: that makes a storm. */
    private void center(double[] moves) {
        double most = 0;
        double second = 0;
        double third = 0;
        for (int metric = 0; metric < metrics; metric++) {
            alone[metric] = moves[metric] - means[metric];
            double size = Math.abs(alone[metric]);
            third = Math.max(third, Math.min(size, second));
            second = Math.max(second, Math.min(size, most));
            most = Math.max(most, size);
        }
        for (int metric = 0; metric < metrics; metric++) {
            company[metric] = Math.abs(alone[metric]) >= second ? third : second;
        }
    }

    /** Makes it the inverse of what is known of the others. */
    private void leaveOut(int metric) {
        float own = reduced[metric * metrics + metric];
        for (int row = 0; row < metrics && own > 0; row++) {
            float part = reduced[row * metrics + metric] / own;
            for (int column = 0; row != metric && column < metrics; column++) {
                reduced[row * metrics + column] -= part * reduced[metric * metrics + column];
            }
        }
        for (int other = 0; other < metrics; other++) {
            reduced[metric * metrics + other] = 0;
            reduced[other * metrics + metric] = 0;
        }
    }

    /**
     * Takes what was learned into use.
     *
     * @param fading the part of the past that is forgotten
     */
    void renew(double fading) {
        samples -= (int) (fading * samples);
        for (int row = 0; row < metrics; row++) {
            for (int column = 0; column < metrics; column++) {
                work[row * metrics + column] = covariances[Math.max(row, column) * metrics + Math.min(row, column)];
            }
            work[row * metrics + row] += GRAIN * GRAIN;
            stormErrors[row] *= (float) (1 - fading);
            storms[row] *= (float) (1 - fading);
        }
        for (int pivot = 0; pivot < metrics; pivot++) {
            eliminate(pivot);
        }
        for (int place = 0; place < work.length; place++) {
            inverse[place] = (float) work[place];
        }
    }

    /** A step of Gauss and Jordan; the grain in each variance keeps the pivot above 0. */
    private void eliminate(int pivot) {
        double own = work[pivot * metrics + pivot];
        work[pivot * metrics + pivot] = 1;
        for (int column = 0; column < metrics; column++) {
            work[pivot * metrics + column] /= own;
        }
        for (int row = 0; row < metrics; row++) {
            double part = work[row * metrics + pivot];
            if (row != pivot) {
                work[row * metrics + pivot] = 0;
                for (int column = 0; column < metrics; column++) {
                    work[row * metrics + column] -= part * work[pivot * metrics + column];
                }
            }
        }
    }

    private float[][] learned() {
        return new float[][] {means, covariances, inverse, stormErrors, storms};
    }

    /** What {@link #write} takes. */
    int bytes() {
        return Integer.BYTES + Float.BYTES * (3 * means.length + 2 * covariances.length);
    }

    void write(ByteBuffer target) {
        target.putInt(samples);
        for (var values : learned()) {
            for (float value : values) {
                target.putFloat(value);
            }
        }
    }

    void read(ByteBuffer source) {
        samples = source.getInt();
        for (var values : learned()) {
            for (int place = 0; place < values.length; place++) {
                values[place] = source.getFloat();
            }
        }
    }
}
