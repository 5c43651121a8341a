package io.hullmark.engine.detectors;

/**
 * A scale on which twice as much is as far from once as once from half, but for what is less than a grain.
 *
 * <p>A logarithm to base 2 with an error below 0.01, made of the number's own bits: the same on every machine, in two
 * nanoseconds.
 */
final class LogScale {
    /** Bends the straight line between two powers of two so that it follows the logarithm. */
    private static final double BEND = 0.3465;

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final long ONE = Double.doubleToRawLongBits(1);

    private LogScale() {}

    /** @param value not negative */
    static double of(double value, double grain) {
        long bits = Double.doubleToRawLongBits(1 + value / grain);
        long exponent = (bits >> FRACTION_BITS) - (ONE >> FRACTION_BITS);
        double fraction = Double.longBitsToDouble((bits & FRACTION) | ONE) - 1;
        return exponent + fraction * (1 + BEND * (1 - fraction));
    }

    /** The value that stands at a place of the scale; 0 below its beginning. */
    static double value(double place, double grain) {
        if (place <= 0) {
            return 0;
        }
        int exponent = (int) Math.min(place, Double.MAX_EXPONENT);
        double rest = Math.min(place - exponent, 1);
        double bent = 1 + BEND;
        double fraction = (bent - Math.sqrt(bent * bent - 4 * BEND * rest)) / (2 * BEND);
        return (Math.scalb(1 + fraction, exponent) - 1) * grain;
    }
}
