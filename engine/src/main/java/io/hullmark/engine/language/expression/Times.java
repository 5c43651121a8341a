package io.hullmark.engine.language.expression;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Instants and durations within the range that CEL gives them. */
public final class Times {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final long LONGEST_SECONDS = 315_576_000_000L;

    /** Numbers with units as Go writes them. The pattern is possessive throughout: linear on any text. */
    private static final Pattern DURATION =
            Pattern.compile("[-+]?+(?:(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))++");

    private static final Pattern OFFSET = Pattern.compile("([+-]?)(\\d{1,2}):(\\d{2})");

    private Times() {}

    static Instant inRange(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new ArithmeticException("timestamp out of range");
        }
        return instant;
    }

    static Duration inRange(Duration duration) {
        if (Math.abs(duration.toSeconds()) > LONGEST_SECONDS) {
            throw new ArithmeticException("duration out of range");
        }
        return duration;
    }

    /** An instant as RFC 3339 writes it, such as {@code 2026-11-21T08:00:00Z}. */
    public static Instant instant(String text) {
        try {
            return inRange(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(
                    "a timestamp is written like \"2026-11-21T08:00:00Z\", got " + Literal.of(text), unreadable);
        }
    }

    /** A duration such as {@code 1h30m}, {@code 1.5s} or {@code 300ms}. */
    public static Duration duration(String text) {
        if (text.equals("0") || text.equals("-0") || text.equals("+0")) {
            return Duration.ZERO;
        }
        if (text.length() > 100 || !DURATION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a duration is written like \"1h30m\", \"90s\" or \"300ms\", got " + Literal.of(text));
        }
        return inRange(DurationText.parse(text));
    }

    /** Seconds with as many decimals as are needed, such as {@code 5400s} or {@code 1.5s}. */
    public static String text(Duration duration) {
        var seconds = new java.math.BigDecimal(duration.getSeconds())
                .add(java.math.BigDecimal.valueOf(duration.getNano(), 9));
        return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + "s";
    }

    /** The date and time of day somewhere: in a zone such as {@code Europe/Berlin} or at an offset such as {@code +02:00}. */
    static ZonedDateTime at(Instant instant, String zone) {
        return instant.atZone(zone(zone));
    }

    private static ZoneId zone(String zone) {
        try {
            var offset = OFFSET.matcher(zone);
            if (offset.matches()) {
                int sign = offset.group(1).equals("-") ? -1 : 1;
                return ZoneOffset.ofHoursMinutes(
                        sign * Integer.parseInt(offset.group(2)), sign * Integer.parseInt(offset.group(3)));
            }
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "a time zone is written like \"Europe/Berlin\" or \"+02:00\", got " + Literal.of(zone), unknown);
        }
    }
}
