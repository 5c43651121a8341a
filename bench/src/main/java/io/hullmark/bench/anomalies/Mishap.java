package io.hullmark.bench.anomalies;

import java.time.Duration;

/** What goes wrong with a container, and how soon somebody should hear of it. */
enum Mishap {
    SPIKE(5) {
        @Override
        void happen(double[] values, double minutes) {
            if (minutes < 2) {
                add(values, Metric.CPU, 3);
                times(values, Metric.RECEIVED, 15);
            }
        }
    },
    PLATEAU(5) {
        @Override
        void happen(double[] values, double minutes) {
            times(values, Metric.CPU, 2.5);
            add(values, Metric.CPU, 0.7);
        }
    },
    LEAK(180) {
        @Override
        void happen(double[] values, double minutes) {
            times(values, Metric.MEMORY, 1 + 0.25 * minutes / 60);
        }
    },
    THROTTLING(5) {
        @Override
        void happen(double[] values, double minutes) {
            add(values, Metric.THROTTLED, 0.5);
            add(values, Metric.PRESSURE, 0.3);
        }
    },
    TRAFFIC_BURST(5) {
        @Override
        void happen(double[] values, double minutes) {
            times(values, Metric.RECEIVED, 8);
            times(values, Metric.SENT, 8);
            times(values, Metric.CPU, 2);
            add(values, Metric.RECEIVED, 3);
            add(values, Metric.SENT, 8);
        }
    },
    SILENT_DEATH(5) {
        @Override
        void happen(double[] values, double minutes) {
            for (var metric :
                    new Metric[] {Metric.CPU, Metric.BLOCK_IO, Metric.RECEIVED, Metric.SENT, Metric.PRESSURE}) {
                times(values, metric, 0);
            }
        }
    },
    PID_GROWTH(5) {
        @Override
        void happen(double[] values, double minutes) {
            add(values, Metric.PIDS, 30 * (minutes + 1));
        }
    },
    IO_STORM(5) {
        @Override
        void happen(double[] values, double minutes) {
            add(values, Metric.BLOCK_IO, 150);
            add(values, Metric.PRESSURE, 0.3);
        }
    },
    SLOW_DRIFT(180) {
        @Override
        void happen(double[] values, double minutes) {
            times(values, Metric.CPU, 1 + 0.4 * minutes / 60);
            times(values, Metric.PIDS, 1 + 0.4 * minutes / 60);
        }
    },
    MINER(5) {
        @Override
        void happen(double[] values, double minutes) {
            add(values, Metric.CPU, 1.9);
        }
    };

    private final int withinMinutes;

    Mishap(int withinMinutes) {
        this.withinMinutes = withinMinutes;
    }

    Duration within() {
        return Duration.ofMinutes(withinMinutes);
    }

    /** Changes a container's samples, so many minutes after it began. */
    abstract void happen(double[] values, double minutes);

    private static void add(double[] values, Metric metric, double amount) {
        values[metric.place()] += amount;
    }

    private static void times(double[] values, Metric metric, double factor) {
        values[metric.place()] *= factor;
    }
}
