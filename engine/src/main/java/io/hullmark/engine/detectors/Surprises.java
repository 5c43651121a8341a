package io.hullmark.engine.detectors;

/**
 * How surprising it is where the metrics of a container are now, each given the others: what they don't explain, in spreads of that.
 * For one thread.
 */
final class Surprises {
    /** So much of what the others don't explain has to be the metric's own doing; otherwise it is one of them that moved. */
    private static final double OWN = 0.5;

    private final double[] moves = new double[LightDetector.METRICS];
    private final double[] movesLeft = new double[LightDetector.METRICS];
    private final double[] moveVariances = new double[LightDetector.METRICS];
    private final double[] calmMoveVariances = new double[LightDetector.METRICS];
    private final double[] drifts = new double[LightDetector.METRICS];
    private final double[] driftsLeft = new double[LightDetector.METRICS];
    private final double[] driftVariances = new double[LightDetector.METRICS];
    private final double[] calmDriftVariances = new double[LightDetector.METRICS];
    private final double[] momentary = new double[LightDetector.METRICS];
    private final double[] drift = new double[LightDetector.METRICS];
    private final double[] lasting = new double[LightDetector.METRICS];
    private int missing;

    /** Another sample of another container. */
    void begin() {
        missing = 0;
    }

    /**
     * Takes where a metric is.
     *
     * @param move from its level, on the log scale
     * @param drift of its level from where that is on days like others
     */
    void moved(int metric, double move, double drift) {
        moves[metric] = move;
        drifts[metric] = drift;
    }

    void missed(int metric) {
        missing |= 1 << metric;
        moved(metric, 0, 0);
    }

    boolean isMissing(int metric) {
        return (missing & 1 << metric) != 0;
    }

    void weigh(Relations ofMoves, Relations ofDrifts) {
        ofMoves.unexplained(moves, missing, movesLeft, moveVariances, calmMoveVariances);
        ofDrifts.unexplained(drifts, missing, driftsLeft, driftVariances, calmDriftVariances);
        for (int metric = 0; metric < LightDetector.METRICS; metric++) {
            momentary[metric] = movesLeft[metric] / Math.sqrt(moveVariances[metric]);
            drift[metric] = driftsLeft[metric] / Math.sqrt(driftVariances[metric]);
        }
    }

    void teachMoves(Relations relations) {
        relations.learn(moves, movesLeft);
    }

    void teachDrifts(Relations relations) {
        relations.learn(drifts, driftsLeft);
    }

    double momentary(int metric) {
        return momentary[metric];
    }

    /** What it would be if there were no storm: what is open does not end because one comes. */
    double calmMomentary(int metric) {
        return movesLeft[metric] / Math.sqrt(calmMoveVariances[metric]);
    }

    double calmDrift(int metric) {
        return driftsLeft[metric] / Math.sqrt(calmDriftVariances[metric]);
    }

    /** What the latest five samples have in common. */
    double lasting(int metric) {
        return lasting[metric];
    }

    void lasting(int metric, double surprise) {
        lasting[metric] = surprise;
    }

    double drift(int metric) {
        return drift[metric];
    }

    boolean isOwnMove(int metric) {
        return isOwn(moves[metric], movesLeft[metric]);
    }

    boolean isOwnDrift(int metric) {
        return isOwn(drifts[metric], driftsLeft[metric]);
    }

    private static boolean isOwn(double way, double left) {
        return Math.signum(left) * way >= OWN * Math.abs(left);
    }

    /** How far a metric is from its level because others are from theirs. */
    double explainedMove(int metric) {
        return moves[metric] - movesLeft[metric];
    }

    double explainedDrift(int metric) {
        return drifts[metric] - driftsLeft[metric];
    }

    double moveSpread(int metric) {
        return Math.sqrt(moveVariances[metric]);
    }

    double driftSpread(int metric) {
        return Math.sqrt(driftVariances[metric]);
    }
}
