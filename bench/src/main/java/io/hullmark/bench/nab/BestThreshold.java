package io.hullmark.bench.nab;

import java.util.Arrays;
import java.util.List;

/**
 * The one threshold over the scores of all series with which they score best, as the benchmark chooses it.
 *
 * @param threshold rows of this score or a higher one are detections
 * @param result what follows
 */
record BestThreshold(double threshold, Result result) {
    /** A detection costs more than it brings long before it is every tenth row: lower thresholds are not tried. */
    private static final double HIGHEST_SHARE = 0.1;

    private static final int TRIALS = 500;

    static BestThreshold of(List<JudgedSeries> series) {
        var scores = series.stream()
                .flatMapToDouble(one -> Arrays.stream(one.scores()))
                .sorted()
                .toArray();
        var best = new BestThreshold(1, at(series, 1));
        for (int trial = 0; trial < TRIALS; trial++) {
            // Denser among the high scores, where each row matters.
            double share = HIGHEST_SHARE * Math.pow((double) trial / TRIALS, 3);
            double threshold = scores[(int) ((scores.length - 1) * (1 - share))];
            var result = at(series, threshold);
            if (threshold > 0 && result.score() > best.result().score()) {
                best = new BestThreshold(threshold, result);
            }
        }
        return best;
    }

    private static Result at(List<JudgedSeries> series, double threshold) {
        return Result.total(
                series.stream().map(one -> one.byThreshold(threshold)).toList());
    }
}
