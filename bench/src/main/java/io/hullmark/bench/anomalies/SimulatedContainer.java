package io.hullmark.bench.anomalies;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One container, minute by minute. */
final class SimulatedContainer {
    private static final double RESTARTS_A_DAY = 0.3;
    private static final double MISSING = 0.002;
    private static final double WARM_UP_MINUTES = 8;
    private static final int BUSY_START_MINUTES = 3;
    private static final int BURST_MINUTES = 6;

    private final Deployments workload;
    private final SplittableRandom random;
    private final double share;
    private final int jobOffset;
    private final double sawtoothMinutes;
    private int age;
    private double noise;
    private double burst;
    private double burstLeft;

    SimulatedContainer(Deployments workload, SplittableRandom random) {
        this.workload = workload;
        this.random = random;
        this.share = Math.exp(0.1 * random.nextGaussian());
        this.jobOffset = random.nextInt(60);
        this.sawtoothMinutes = 60 + random.nextInt(240);
        this.age = random.nextInt(Deployments.DAY);
    }

    /** Lets a minute pass and says whether the container was started in it. */
    boolean advance(int minute, double[] values) {
        workload.advance(minute);
        boolean started = workload.deploying() || random.nextDouble() < RESTARTS_A_DAY / Deployments.DAY;
        age = started ? 0 : age + 1;
        if (random.nextDouble() < MISSING) {
            Arrays.fill(values, Double.NaN);
        } else {
            measure(minute, values);
        }
        return started;
    }

    private void measure(int minute, double[] values) {
        var service = workload.service();
        noise = 0.5 * noise + service.noise * 0.86 * random.nextGaussian();
        double load = workload.load() * share * Math.exp(noise) * burst(service);
        boolean job = service.jobs > 0 && (minute + jobOffset) % service.jobs < 4;
        boolean backup = service == Service.DATABASE && minute % Deployments.DAY / 10 == 12;
        double busy = age < BUSY_START_MINUTES ? 2 : 0;
        double cores = service.cores * (load + busy) + (job ? 0.8 : 0) * jitter(0.1);
        values[Metric.CPU.place()] = cores;
        values[Metric.THROTTLED.place()] = Math.max(0, Math.min(1, (cores - 3 * service.cores) * 0.2 * jitter(0.3)));
        values[Metric.MEMORY.place()] = memory(service);
        values[Metric.PIDS.place()] = Math.rint(10 + 20 * service.cores + 4 * load * service.cores * jitter(0.3));
        values[Metric.BLOCK_IO.place()] =
                service.io * load * jitter(0.4) + (backup ? 40 : 0) * jitter(0.2) + (job ? 15 : 0) * jitter(0.2);
        values[Metric.RECEIVED.place()] = service.network * load * jitter(0.1);
        values[Metric.SENT.place()] = 3 * service.network * load * jitter(0.1);
        values[Metric.PRESSURE.place()] = Math.min(1, 0.02 * load * jitter(0.5) + (backup ? 0.2 : 0));
    }

    private double memory(Service service) {
        double warm = 1 - 0.6 * Math.exp(-age / WARM_UP_MINUTES);
        double collected = service.sawtooth * ((age % sawtoothMinutes) / sawtoothMinutes);
        return 100 * service.memory * workload.size() * share * warm * (1 + collected) * jitter(0.01);
    }

    /** Bursts come at random and take some minutes; one in eight doubles the load, a few reach its fourfold. */
    private double burst(Service service) {
        if (burstLeft > 0) {
            burstLeft--;
        } else if (random.nextDouble() < service.bursts / Deployments.DAY) {
            burst = Math.min(4, Math.pow(1 - random.nextDouble(), -1 / 3.0));
            burstLeft = 1 + BURST_MINUTES * -Math.log(1 - random.nextDouble());
        } else {
            burst = 1;
        }
        return burst;
    }

    private double jitter(double deviation) {
        return Math.exp(deviation * random.nextGaussian());
    }
}
