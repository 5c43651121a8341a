package io.hullmark.bench.nab;

import java.util.List;

/**
 * The benchmark's standard profile: what a detection is worth at a place.
 *
 * <p>Early in a window it is worth nearly 1, at its end nothing; soon after a window it costs a little, elsewhere
 * {@value #FALSE_ALARM}. A window without a detection costs 1. The curve is that of Lavin and Ahmad, "Evaluating Real-Time
 * Anomaly Detection Algorithms" (2015).
 */
final class Profile {
    static final double FALSE_ALARM = 0.11;
    static final double MISSED = 1;

    /** Measured in widths of the last window, from its end: beyond it a false alarm costs all it can. */
    private static final double FAR = 3;

    private static final double STEEPNESS = 5;

    private static final double LEARNING_SHARE = 0.15;
    private static final int LONGEST_LEARNING = 750;

    private Profile() {}

    /** How many rows at the beginning are not scored. */
    static int learningRows(int rows) {
        return Math.min((int) Math.floor(LEARNING_SHARE * rows), LONGEST_LEARNING);
    }

    /** What a detection within the window is worth: from nearly 1 to nearly 0. */
    static double worth(Window window, int row) {
        double place = -(double) (window.last() - row + 1) / window.width();
        return curve(place) / curve(-1);
    }

    /** What a detection outside of all windows is worth: negative. */
    static double worthOutside(List<Window> windows, int row) {
        double worth = -1;
        for (var window : windows) {
            if (window.last() < row) {
                double place = (double) (row - window.last()) / (window.width() - 1);
                worth = place > FAR ? -1 : curve(place);
            }
        }
        return worth * FALSE_ALARM;
    }

    private static double curve(double place) {
        return 2 / (1 + Math.exp(STEEPNESS * place)) - 1;
    }
}
