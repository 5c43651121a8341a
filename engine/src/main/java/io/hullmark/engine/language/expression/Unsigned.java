package io.hullmark.engine.language.expression;

/** CEL's uint: 64 bits without a sign. */
public record Unsigned(long bits) implements Comparable<Unsigned> {
    static Unsigned parse(String text) {
        return new Unsigned(Long.parseUnsignedLong(text));
    }

    @Override
    public int compareTo(Unsigned other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    Unsigned plus(Unsigned other) {
        long sum = bits + other.bits;
        return Long.compareUnsigned(sum, bits) < 0 ? overflow() : new Unsigned(sum);
    }

    Unsigned minus(Unsigned other) {
        return compareTo(other) < 0 ? overflow() : new Unsigned(bits - other.bits);
    }

    Unsigned times(Unsigned other) {
        return highBits(other) != 0 ? overflow() : new Unsigned(bits * other.bits);
    }

    Unsigned dividedBy(Unsigned other) {
        return new Unsigned(Long.divideUnsigned(bits, other.bits));
    }

    Unsigned modulo(Unsigned other) {
        return new Unsigned(Long.remainderUnsigned(bits, other.bits));
    }

    double toDouble() {
        double half = (bits >>> 1) | (bits & 1);
        return bits >= 0 ? bits : half * 2.0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }

    /** The upper half of the product of two unsigned numbers, from that of two signed ones. */
    private long highBits(Unsigned other) {
        return Math.multiplyHigh(bits, other.bits) + ((bits >> 63) & other.bits) + ((other.bits >> 63) & bits);
    }

    private static Unsigned overflow() {
        throw new ArithmeticException("uint overflow");
    }
}
