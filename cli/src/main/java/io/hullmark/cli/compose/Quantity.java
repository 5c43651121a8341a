package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts as compose writes them. */
final class Quantity {
    private static final Pattern BYTES = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*([kmgtp]?)(?:i?b)?");
    private static final String UNITS = "kmgtp";
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private Quantity() {}

    /** Bytes, such as 1024, 512m or 1.5GB; 0 where nothing is given. */
    static long bytes(JsonNode value, String place) {
        var text = value.asText("").strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return 0;
        }
        var matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw wrong(place, "a size such as 512m or 1gb", text);
        }
        int unit = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(1L << (10 * unit)))
                .longValue();
    }

    /** Billionths of a CPU, from a number of CPUs such as 0.5. */
    static long nanoCpus(JsonNode value, String place) {
        var text = value.asText("").strip();
        try {
            return text.isEmpty() ? 0 : new BigDecimal(text).multiply(BILLION).longValue();
        } catch (NumberFormatException e) {
            throw wrong(place, "a number of CPUs such as 0.5", text);
        }
    }

    static long number(JsonNode value, String place) {
        var text = value.asText("").strip();
        try {
            return text.isEmpty() ? 0 : new BigDecimal(text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(place, "a whole number", text);
        }
    }

    private static ComposeException wrong(String place, String form, String got) {
        return new ComposeException("%s must be %s, got '%s'".formatted(place, form, got));
    }
}
