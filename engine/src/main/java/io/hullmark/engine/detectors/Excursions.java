package io.hullmark.engine.detectors;

import java.time.Duration;

/** Follows one metric's level and spread, and tells when it leaves them. */
final class Excursions {
    /** The level follows half an hour, so that it goes along with the day. */
    private static final double LEVEL_SECONDS = Duration.ofMinutes(30).toSeconds();

    private static final double SPREAD_SECONDS = Duration.ofHours(6).toSeconds();
    private static final double ANCHOR_SECONDS = Duration.ofDays(1).toSeconds();

    /** In spreads: a single sample pulls the level no further than this. */
    private static final double LARGEST_PULL = 3;

    /** What is open is over when it is nearer than this part of what is told. */
    private static final double BACK = 0.5;

    /** Three samples a minute apart: what is told at once and stays for so long is no spike. */
    private static final int STAYING = 150;

    private static final int FLAT_SECONDS = 180;

    /** A shift that lasts an hour is the new level; a drift gets longer. */
    private static final int ADOPTED = (int) Duration.ofHours(1).toSeconds();

    private static final int DRIFT_ADOPTED = (int) Duration.ofHours(6).toSeconds();

    private Excursions() {}

    /**
     * Goes to where the metric is after a start; nothing of that is an excursion.
     *
     * @param part of the way to go
     */
    static void settle(MetricSlot slot, double place, double expected, double part) {
        double way = place - slot.level();
        slot.level(slot.level() + (slot.spread() == 0 ? way : part * way));
        slot.spread(Math.max(slot.spread(), Relations.GRAIN));
        anchor(slot, expected);
    }

    /** Takes the level as usual, from now on or because there is a new expectation to measure it by. */
    static void anchor(MetricSlot slot, double expected) {
        slot.anchor(slot.level() - expected);
        slot.peak(0);
        slot.forgetLatest();
        slot.excursion(0, 0, 0);
    }

    /** Says what is open now that the next sample was weighed, and what begins to the workload. */
    static int follow(
            MetricSlot slot, int metric, Surprises surprises, int step, boolean judging, WorkloadBaseline workload) {
        surprises.lasting(metric, slot.remember(surprises.momentary(metric)));
        int was = slot.kind();
        if (was != 0) {
            int is = stillOpen(slot, metric, surprises, step, workload);
            slot.excursion(is, is == 0 ? 0 : slot.since() + step, is == 0 ? 0 : slot.run() + step);
            return is;
        }
        int is = judging ? begun(slot, metric, surprises, step, workload) : 0;
        if (is != 0) {
            workload.tell(is, metric, surprises);
            slot.excursion(is, 0, is == AnomalyKind.LEVEL_SHIFT.code() ? MetricSlot.LATEST_SAMPLES * step : step);
        }
        return is;
    }

    private static int begun(MetricSlot slot, int metric, Surprises surprises, int step, WorkloadBaseline workload) {
        if (surprises.isOwnMove(metric) && workload.lasting().isNews(metric, surprises.lasting(metric))) {
            return AnomalyKind.LEVEL_SHIFT.code();
        } else if (surprises.isOwnMove(metric) && workload.momentary().isNews(metric, surprises.momentary(metric))) {
            return AnomalyKind.SPIKE.code();
        } else if (workload.knowsItsDays()
                && surprises.isOwnDrift(metric)
                && workload.drifts().isNews(metric, surprises.drift(metric))) {
            return AnomalyKind.DRIFT.code();
        }
        return isFlat(slot, step) ? AnomalyKind.FLAT_LINE.code() : 0;
    }

    private static int stillOpen(
            MetricSlot slot, int metric, Surprises surprises, int step, WorkloadBaseline workload) {
        int kind = slot.kind();
        if (kind == AnomalyKind.FLAT_LINE.code()) {
            return isFlat(slot, step) ? kind : 0;
        } else if (kind == AnomalyKind.DRIFT.code()) {
            return isAway(surprises.calmDrift(metric), metric, workload.drifts()) ? kind : 0;
        } else if (!isAway(surprises.calmMomentary(metric), metric, workload.lasting())) {
            return 0;
        }
        return slot.run() + step >= STAYING ? AnomalyKind.LEVEL_SHIFT.code() : kind;
    }

    private static boolean isAway(double surprise, int metric, Records records) {
        return Math.abs(surprise) >= BACK * records.bar(metric, surprise);
    }

    private static boolean isFlat(MetricSlot slot, int step) {
        return slot.equal() > 3 * slot.equalRecord() + 3 && slot.equal() * step >= FLAT_SECONDS;
    }

    /** Follows what is usual; of what is not, only a drift, and what has lasted for so long that it is. */
    static void learn(MetricSlot slot, double place, double expected, int step) {
        boolean isDrift = slot.kind() == AnomalyKind.DRIFT.code();
        if (slot.since() > (isDrift ? DRIFT_ADOPTED : ADOPTED)) {
            slot.level(place);
            anchor(slot, expected);
        } else if (slot.kind() == 0) {
            double away = Math.min(Math.abs(place - slot.level()), LARGEST_PULL * slot.spread());
            double spread = slot.spread() + step / SPREAD_SECONDS * (away - slot.spread());
            slot.spread(Math.max(spread, Relations.GRAIN));
            slot.anchor(slot.anchor() + step / ANCHOR_SECONDS * (slot.level() - expected - slot.anchor()));
            pull(slot, place, step);
        } else if (isDrift) {
            pull(slot, place, step);
        }
    }

    private static void pull(MetricSlot slot, double place, int step) {
        double most = LARGEST_PULL * slot.spread();
        double away = Math.max(-most, Math.min(most, place - slot.level()));
        slot.level(slot.level() + Math.min(1, step / LEVEL_SECONDS) * away);
    }

    /** A drift has to be over before it counts among those that were, or it would raise the bar that it is measured by. */
    static void noteDrift(MetricSlot slot, int metric, double drift, Records drifts) {
        double peak = slot.peak();
        if (drift * peak <= 0 || Math.abs(drift) < BACK * Math.abs(peak)) {
            drifts.note(metric, peak);
            slot.peak(drift);
        } else if (Math.abs(drift) > Math.abs(peak)) {
            slot.peak(drift);
        }
    }

    /** What is usual for a metric with an open anomaly, and how far from that it is. */
    static Deviation deviation(
            MetricSlot slot,
            int metric,
            double grain,
            Surprises surprises,
            WorkloadBaseline workload,
            double expected) {
        if (slot.kind() == AnomalyKind.FLAT_LINE.code()) {
            double surprise = slot.equal() / (3.0 * slot.equalRecord() + 3);
            return Deviation.of(slot.level(), slot.spread(), grain, surprise, slot.since());
        } else if (slot.kind() == AnomalyKind.DRIFT.code()) {
            double drift = surprises.drift(metric);
            double bar = workload.drifts().bar(metric, drift);
            double usual = expected + slot.anchor() + surprises.explainedDrift(metric);
            double reach = bar * surprises.driftSpread(metric);
            return Deviation.of(usual, reach, grain, Math.abs(drift) / bar, slot.since());
        }
        var records = slot.kind() == AnomalyKind.SPIKE.code() ? workload.momentary() : workload.lasting();
        double momentary = surprises.momentary(metric);
        double bar = records.bar(metric, momentary);
        double usual = slot.level() + surprises.explainedMove(metric);
        double reach = bar * surprises.moveSpread(metric);
        return Deviation.of(usual, reach, grain, Math.abs(momentary) / bar, Math.max(slot.run(), slot.since()));
    }
}
