package io.hullmark.producer.reconcile;

/** Lets a few things pass at once and then one at a time: the limit of one container, so that a storm in it delays no other. */
final class Allowance {
    private final double burst;
    private final double perSecond;
    private double left;
    private long asOf;

    Allowance(double burst, double perSecond, long now) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.left = burst;
        this.asOf = now;
    }

    /** Takes one if there is one. */
    boolean take(long now) {
        left = Math.min(burst, left + (now - asOf) * perSecond / 1e9);
        asOf = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** How long until the next one, in nanoseconds. */
    long nextIn(long now) {
        double missing = 1 - Math.min(burst, left + (now - asOf) * perSecond / 1e9);
        return missing <= 0 ? 0 : (long) (missing / perSecond * 1e9) + 1;
    }
}
