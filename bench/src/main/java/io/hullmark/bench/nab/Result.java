package io.hullmark.bench.nab;

import java.util.Collection;

/**
 * What was found in one series or in many.
 *
 * @param windows how many anomalies are labelled
 * @param found in how many of their windows something was detected
 * @param falseAlarms detections outside of all windows
 * @param sum of what detections and missed windows are worth
 */
record Result(int windows, int found, int falseAlarms, double sum) {
    static Result total(Collection<Result> results) {
        return results.stream()
                .reduce(
                        new Result(0, 0, 0, 0),
                        (a, b) -> new Result(
                                a.windows + b.windows,
                                a.found + b.found,
                                a.falseAlarms + b.falseAlarms,
                                a.sum + b.sum));
    }

    /** 0 for a detector that says nothing, 100 for one that finds each anomaly at once; below 0 for much false alarm. */
    double score() {
        return windows == 0 ? 0 : 100 * (sum + windows * Profile.MISSED) / (2 * windows);
    }
}
