package io.hullmark.engine.detectors;

import java.time.Duration;

/** Follows one metric's level and spread, and tells when it leaves them. */
final class Excursions {
    /** The level follows half an hour, so that it goes along with the day. */
    private static final double LEVEL_SECONDS = Duration.ofMinutes(30).toSeconds();

    private static final double SPREAD_SECONDS = Duration.ofHours(6).toSeconds();
    private static final double ANCHOR_SECONDS = Duration.ofDays(1).toSeconds();

    /** Records fade by half in a fortnight: what happened once is not allowed for ever. */
    private static final double RECORD_SECONDS = Duration.ofDays(20).toSeconds();

    /** A drift of hours teaches its record more slowly than it grows. */
    private static final double DRIFT_RECORD_SECONDS = Duration.ofHours(2).toSeconds();

    /** In spreads: a single sample pulls the level no further than this. */
    private static final double LARGEST_PULL = 3;

    /** A difference of less than this part of the level matters to nobody. */
    private static final double RELATIVE_GRAIN = 0.05;

    /** In spreads: nearer than this nothing is told, whatever the record. */
    static final double NEAR = 5;

    private static final double DRIFT_NEAR = 6;

    /** What bursts lift the level to is no drift. */
    private static final double REACH_OF_BURSTS = 0.5;

    /** How much farther than ever before is worth telling. */
    private static final double BEYOND_RECORD = 1.35;

    /** A single sample has to be twice as far as one of several. */
    private static final double SPIKE = 2;

    /** Three samples a minute apart. */
    private static final int LASTING = 150;

    /** Asked again, if it was not news the first time. */
    private static final int LONG_LASTING = (int) Duration.ofMinutes(15).toSeconds();

    private static final int FLAT_SECONDS = 180;

    /** A shift that lasts an hour is the new level; a drift gets longer. */
    private static final int ADOPTED = (int) Duration.ofHours(1).toSeconds();

    private static final int DRIFT_ADOPTED = (int) Duration.ofHours(6).toSeconds();

    private final double[] grains;

    Excursions(double[] grains) {
        this.grains = grains;
    }

    /** Takes a sample as where the metric is now: after a start, or when there is a new expectation to measure it by. */
    void settle(MetricSlot slot, int metric, double value, double expected, boolean keepLevel) {
        double level = keepLevel && slot.level() > 0 ? slot.level() : value;
        slot.level(level);
        slot.anchor(level - expected);
        slot.excursion(0, 0, 0, false);
        slot.count(value, true);
        slot.spread(Math.max(slot.spread(), grains[metric]));
    }

    /**
     * Takes the next sample.
     *
     * @return the kind of what is noticed and not open, for a second opinion; 0 for nothing
     */
    int follow(MetricSlot slot, int metric, double value, double expected, int step, WorkloadBaseline workload) {
        double scale = scale(slot, metric);
        double away = (value - slot.level()) / scale;
        double home = expected + slot.anchor();
        double drift = workload.taught() ? Math.abs(slot.level() - home) / scale : 0;
        // Jobs now and then lift the level, but not what lies between them.
        boolean drifted = Math.abs(value - home) / scale >= drift / 2 && (value > home) == (slot.level() > home);
        slot.record(slot.record() * (1 - step / RECORD_SECONDS));
        slot.driftRecord(slot.driftRecord() * (1 - step / RECORD_SECONDS));
        boolean far = Math.abs(away) >= (slot.kind() == 0 ? NEAR : NEAR / 2);
        boolean same = slot.run() > 0 && slot.below() == (away < 0);
        int run = far ? (same ? slot.run() : 0) + step : 0;
        slot.count(value, slot.kind() != 0);
        double driftBar = driftBar(slot, metric, workload);
        int open = stillOpen(slot, run, drift, driftBar, step);
        int noticed = open == 0
                ? noticed(slot, Math.abs(away), run, drifted ? drift : 0, driftBar, step, metric, workload)
                : 0;
        int since = open == 0 ? 0 : slot.since() + step;
        slot.excursion(open, since, run, away < 0);
        if (since > (open == AnomalyKind.DRIFT.code() ? DRIFT_ADOPTED : ADOPTED)) {
            settle(slot, metric, value, expected, false);
        } else if (open == 0) {
            learn(slot, metric, value, expected, step, scale, drift, workload);
        } else if (open == AnomalyKind.DRIFT.code()) {
            pull(slot, value, step, scale);
        }
        return noticed;
    }

    private static double driftBar(MetricSlot slot, int metric, WorkloadBaseline workload) {
        if (!workload.knowsItsDays()) {
            return Double.POSITIVE_INFINITY;
        }
        double record = Math.max(slot.driftRecord(), workload.driftRecord(metric));
        return Math.max(Math.max(DRIFT_NEAR, REACH_OF_BURSTS * workload.record(metric)), BEYOND_RECORD * record);
    }

    private static int stillOpen(MetricSlot slot, int run, double drift, double driftBar, int step) {
        int kind = slot.kind();
        if (kind == AnomalyKind.SPIKE.code() || kind == AnomalyKind.LEVEL_SHIFT.code()) {
            return run == 0 ? 0 : run >= LASTING ? AnomalyKind.LEVEL_SHIFT.code() : kind;
        } else if (kind == AnomalyKind.DRIFT.code()) {
            return drift >= driftBar / 2 ? kind : 0;
        }
        return kind != 0 && isFlat(slot, step) ? kind : 0;
    }

    private static int noticed(
            MetricSlot slot,
            double distance,
            int run,
            double drift,
            double driftBar,
            int step,
            int metric,
            WorkloadBaseline workload) {
        double spikeBar = BEYOND_RECORD * Math.max(slot.record(), workload.record(metric));
        if (crosses(run, step, LASTING) || crosses(run, step, LONG_LASTING)) {
            return AnomalyKind.LEVEL_SHIFT.code();
        } else if (run > 0 && run <= step && distance >= Math.max(SPIKE * NEAR, spikeBar)) {
            return AnomalyKind.SPIKE.code();
        } else if (drift >= driftBar) {
            return AnomalyKind.DRIFT.code();
        }
        return isFlat(slot, step) ? AnomalyKind.FLAT_LINE.code() : 0;
    }

    private static boolean crosses(int run, int step, int seconds) {
        return run >= seconds && run - step < seconds;
    }

    private static boolean isFlat(MetricSlot slot, int step) {
        return slot.equal() > 3 * slot.equalRecord() + 3 && slot.equal() * step >= FLAT_SECONDS;
    }

    /** What was noticed turned out ordinary, or was told: either way it is no reason to ask again at once. */
    void answered(MetricSlot slot, int metric, int kind, boolean told, double value, WorkloadBaseline workload) {
        if (told) {
            slot.excursion(kind, 0, slot.run(), slot.below());
        } else if (kind == AnomalyKind.DRIFT.code()) {
            slot.driftRecord(Math.max(slot.driftRecord(), DRIFT_NEAR) * BEYOND_RECORD);
        } else if (kind != AnomalyKind.FLAT_LINE.code()) {
            double distance = Math.abs(value - slot.level()) / scale(slot, metric);
            slot.record(Math.max(slot.record(), distance));
            workload.record(metric, distance);
        }
    }

    double scale(MetricSlot slot, int metric) {
        return Math.max(slot.spread(), Math.max(grains[metric], RELATIVE_GRAIN * Math.abs(slot.level())));
    }

    /** What is usual, and how far a value of an open anomaly is from it. */
    Deviation deviation(MetricSlot slot, int metric, double value, double expected) {
        double scale = scale(slot, metric);
        if (slot.kind() == AnomalyKind.DRIFT.code()) {
            double home = expected + slot.anchor();
            return Deviation.of(home, DRIFT_NEAR * scale, Math.abs(slot.level() - home), slot.since());
        } else if (slot.kind() == AnomalyKind.FLAT_LINE.code()) {
            double surprise = slot.equal() / (3.0 * slot.equalRecord() + 3);
            return Deviation.of(slot.level(), slot.spread(), surprise * slot.spread(), slot.since());
        }
        double away = Double.isNaN(value) ? NEAR * scale : Math.abs(value - slot.level());
        return Deviation.of(slot.level(), NEAR * scale, away, Math.max(slot.run(), slot.since()));
    }

    private void learn(
            MetricSlot slot,
            int metric,
            double value,
            double expected,
            int step,
            double scale,
            double drift,
            WorkloadBaseline workload) {
        double distance = Math.abs(value - slot.level());
        // Slowly, or a drift would raise the bar that it is measured by.
        double risen = Math.max(0, drift - slot.driftRecord());
        slot.driftRecord(slot.driftRecord() + step / DRIFT_RECORD_SECONDS * risen);
        workload.driftRecord(metric, slot.driftRecord());
        double deviation = Math.min(distance, LARGEST_PULL * scale);
        slot.spread(slot.spread() + step / SPREAD_SECONDS * (deviation - slot.spread()));
        slot.anchor(slot.anchor() + step / ANCHOR_SECONDS * (slot.level() - expected - slot.anchor()));
        pull(slot, value, step, scale);
    }

    private static void pull(MetricSlot slot, double value, int step, double scale) {
        double away = Math.max(-LARGEST_PULL * scale, Math.min(LARGEST_PULL * scale, value - slot.level()));
        slot.level(slot.level() + Math.min(1, step / LEVEL_SECONDS) * away);
    }
}
