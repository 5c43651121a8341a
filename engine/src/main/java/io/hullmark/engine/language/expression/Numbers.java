package io.hullmark.engine.language.expression;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What CEL's three kinds of number have to do with each other. */
final class Numbers {
    private Numbers() {}

    /** Compares numbers of two kinds exactly; neither is NaN. */
    static int compare(Object one, Object other) {
        if (one instanceof Long left && other instanceof Double right && isExact(left)) {
            return compare(left.doubleValue(), right.doubleValue());
        }
        if (one instanceof Double left && other instanceof Long right && isExact(right)) {
            return compare(left.doubleValue(), right.doubleValue());
        }
        if (one instanceof Double left && left.isInfinite()) {
            return left > 0 ? 1 : -1;
        }
        if (other instanceof Double right && right.isInfinite()) {
            return right > 0 ? -1 : 1;
        }
        return exact(one).compareTo(exact(other));
    }

    /** Whether a double can be just this number: bytes and counts nearly always are. */
    static boolean isExact(long number) {
        return Math.abs(number) <= 1L << 53;
    }

    /** Zeros are equal, whatever their signs. */
    private static int compare(double one, double other) {
        return one < other ? -1 : one > other ? 1 : 0;
    }

    private static BigDecimal exact(Object number) {
        if (number instanceof Long value) {
            return BigDecimal.valueOf(value);
        }
        if (number instanceof Double value) {
            return new BigDecimal(value);
        }
        return new BigDecimal(new BigInteger(number.toString()));
    }

    /** Truncates towards zero. */
    static Object toInt(Double value) {
        // both ends are out of range, because what was rounded to -2^63 may have been less
        if (!(value > -0x1p63 && value < 0x1p63)) {
            throw new ArithmeticException("double out of range of int");
        }
        return value.longValue();
    }

    static Object toUint(Double value) {
        if (!(value >= 0 && value < 0x1p64)) {
            throw new ArithmeticException("double out of range of uint");
        }
        return new Unsigned(value < 0x1p63 ? value.longValue() : (long) (value - 0x1p63) ^ Long.MIN_VALUE);
    }

    static Object toInt(Unsigned value) {
        if (value.bits() < 0) {
            throw new ArithmeticException("uint out of range of int");
        }
        return value.bits();
    }

    static Object toUint(Long value) {
        if (value < 0) {
            throw new ArithmeticException("int out of range of uint");
        }
        return new Unsigned(value);
    }
}
