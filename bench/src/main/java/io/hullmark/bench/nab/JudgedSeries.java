package io.hullmark.bench.nab;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** One series of the benchmark and what the detector said of it. */
final class JudgedSeries {
    private final String name;
    private final List<Window> windows;
    private final double[] scores;
    private final boolean[] flags;

    /**
     * @param name as the file of windows has it, with its category: {@code realTraffic/speed_6005.csv}
     * @param scores the detector's score of each row
     * @param flags whether it flagged the row
     */
    JudgedSeries(String name, List<Window> windows, double[] scores, boolean[] flags) {
        this.name = name;
        this.windows = List.copyOf(windows);
        this.scores = scores.clone();
        this.flags = flags.clone();
    }

    double[] scores() {
        return scores.clone();
    }

    String category() {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    /** The result where the rows that the detector flagged are its detections. */
    Result byFlags() {
        return result(row -> flags[row]);
    }

    /** The result where every row of that score or a higher one is a detection. */
    Result byThreshold(double threshold) {
        return result(row -> scores[row] >= threshold);
    }

    private Result result(IntPredicate detected) {
        var best = new double[windows.size()];
        Arrays.fill(best, -Profile.MISSED);
        int falseAlarms = 0;
        double sum = 0;
        for (int row = Profile.learningRows(scores.length); row < scores.length; row++) {
            if (detected.test(row)) {
                int window = windowOf(row);
                if (window >= 0) {
                    best[window] = Math.max(best[window], Profile.worth(windows.get(window), row));
                } else {
                    falseAlarms++;
                    sum += Profile.worthOutside(windows, row);
                }
            }
        }
        int found = 0;
        for (double worth : best) {
            sum += worth;
            found += worth > -Profile.MISSED ? 1 : 0;
        }
        return new Result(windows.size(), found, falseAlarms, sum);
    }

    private int windowOf(int row) {
        for (int window = 0; window < windows.size(); window++) {
            if (windows.get(window).contains(row)) {
                return window;
            }
        }
        return -1;
    }
}
