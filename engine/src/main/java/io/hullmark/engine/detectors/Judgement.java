package io.hullmark.engine.detectors;

/**
 * What a detector says of one sample.
 *
 * @param score how remarkable the sample is, from 0 to 1; an anomaly from 0.5
 * @param anomaly whether it is worth telling; the same anomaly is told once
 * @param learning how many samples are still needed before the detector can judge; while above 0 the score is 0
 */
public record Judgement(double score, boolean anomaly, int learning) {
    static Judgement untilLearned(int samples) {
        return new Judgement(0, false, samples);
    }

    /** Of a surprise as a multiple of what is worth telling. */
    static Judgement of(double surprise) {
        return new Judgement(surprise / (1 + surprise), surprise >= 1, 0);
    }
}
