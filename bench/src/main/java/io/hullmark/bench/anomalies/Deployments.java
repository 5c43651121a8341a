package io.hullmark.bench.anomalies;

import java.util.SplittableRandom;

/** What the containers of one workload have in common: its size, the wobble of its traffic, and its deployments. */
final class Deployments {
    static final int DAY = 24 * 60;

    private static final int AT_MOST = 3;

    private final Service service;
    private final SplittableRandom random;
    private final int[] minutes = new int[AT_MOST];
    private final int phase;
    private final double size;
    private double wobble;
    private double factor = 1;
    private int minute = -1;
    private boolean deploying;

    Deployments(Service service, SplittableRandom random, int days) {
        this.service = service;
        this.random = random;
        this.size = Math.exp(0.5 * random.nextGaussian());
        this.phase = random.nextInt(240);
        for (int number = 0; number < minutes.length; number++) {
            // In working hours; of three times a week one is outside of the simulated days.
            minutes[number] = random.nextInt(days * 3 / 2) * DAY + 9 * 60 + random.nextInt(8 * 60);
        }
    }

    Service service() {
        return service;
    }

    /** Brings the workload to a minute; each container of it asks. */
    void advance(int to) {
        if (minute == to) {
            return;
        }
        minute = to;
        wobble = 0.97 * wobble + 0.03 * random.nextGaussian();
        deploying = false;
        for (int deployment : minutes) {
            if (deployment == to) {
                deploying = true;
                factor = Math.exp(0.12 * random.nextGaussian());
            }
        }
    }

    boolean deploying() {
        return deploying;
    }

    /** How much there is to do, 1 at an ordinary noon. */
    double load() {
        double day = 0.5 - 0.5 * Math.cos(2 * Math.PI * ((minute + phase) % DAY) / DAY);
        return size * factor * Math.exp(wobble) * (1 - service.daily + service.daily * day);
    }

    /** How large its program is, which another version changes. */
    double size() {
        return size * factor;
    }
}
