package io.hullmark.cli.console;

import java.util.List;
import java.util.Locale;

/** A value of a metric as people read it. */
final class MetricValue {
    private static final List<String> PREFIXES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi");
    private static final double KIBI = 1_024;

    private MetricValue() {}

    /**
     * Such as "190.7 MiB", "0.50 cores" or "37 %".
     *
     * @param unit as the wire says it
     */
    static String text(double value, String unit) {
        if (unit.startsWith("bytes")) {
            return bytes(value) + unit.substring("bytes".length());
        } else if (unit.startsWith("share")) {
            return String.format(Locale.ROOT, "%.0f %%", value * 100);
        }
        return String.format(Locale.ROOT, unit.equals("cores") ? "%.2f %s" : "%.0f %s", value, unit);
    }

    private static String bytes(double value) {
        double left = value;
        int prefix = 0;
        while (left >= KIBI && prefix < PREFIXES.size() - 1) {
            left /= KIBI;
            prefix++;
        }
        return String.format(Locale.ROOT, prefix == 0 ? "%.0f %sB" : "%.1f %sB", left, PREFIXES.get(prefix));
    }
}
