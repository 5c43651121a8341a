package io.hullmark.bench.anomalies;

/**
 * A kind of service and how lively it is.
 *
 * <p>Ordinary figures of small services; what they share is that hardly anything about them is Gaussian.
 */
enum Service {
    WEB(0.6, 0.7, 0.15, 1, 0.5, 0.3, 4, 0, 0.10),
    API(0.4, 0.5, 0.20, 2, 1, 0.2, 6, 0, 0.25),
    DATABASE(0.8, 0.3, 0.10, 4, 12, 0.4, 1, 0, 0.02),
    CACHE(0.2, 0.5, 0.10, 3, 0.1, 2, 2, 0, 0.01),
    WORKER(0.5, 0.2, 0.35, 2, 4, 0.2, 8, 0, 0.15),
    BATCH(0.1, 0.0, 0.20, 1, 2, 0.1, 0, 60, 0.05),
    IDLE(0.01, 0.0, 0.30, 0.5, 0.01, 0.001, 0.5, 0, 0.00);

    /** Cores at noon. */
    final double cores;
    /** How much of it follows the day. */
    final double daily;
    /** Deviation of the logarithm of its load from minute to minute. */
    final double noise;
    /** Hundreds of MB of memory. */
    final double memory;
    /** MB a second of block I/O. */
    final double io;
    /** MB a second of network. */
    final double network;
    /** Bursts of load a day, at random. */
    final double bursts;
    /** Minutes between jobs, or 0 without any. */
    final int jobs;
    /** How much of its memory comes and goes, as with a collector of garbage. */
    final double sawtooth;

    Service(
            double cores,
            double daily,
            double noise,
            double memory,
            double io,
            double network,
            double bursts,
            int jobs,
            double sawtooth) {
        this.cores = cores;
        this.daily = daily;
        this.noise = noise;
        this.memory = memory;
        this.io = io;
        this.network = network;
        this.bursts = bursts;
        this.jobs = jobs;
        this.sawtooth = sawtooth;
    }
}
