package io.hullmark.engine.language.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;

/** Reads durations that are sums of numbers with units. */
final class DurationText {
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private DurationText() {}

    /** Of a text that has the form of one. */
    static Duration parse(String text) {
        boolean negative = text.startsWith("-");
        int at = negative || text.startsWith("+") ? 1 : 0;
        var nanos = BigDecimal.ZERO;
        while (at < text.length()) {
            int unit = at;
            while (text.charAt(unit) == '.' || Character.isDigit(text.charAt(unit))) {
                unit++;
            }
            int end = unit;
            while (end < text.length() && text.charAt(end) != '.' && !Character.isDigit(text.charAt(end))) {
                end++;
            }
            nanos = nanos.add(new BigDecimal(text.substring(at, unit)).multiply(nanosPer(text.substring(unit, end))));
            at = end;
        }
        var whole = nanos.setScale(0, RoundingMode.DOWN).toBigInteger();
        var parts = (negative ? whole.negate() : whole).divideAndRemainder(NANOS_PER_SECOND);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static BigDecimal nanosPer(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "h" -> 3_600_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "ms" -> 1_000_000L;
                    case "ns" -> 1L;
                    default -> 1_000L;
                });
    }
}
