package io.hullmark.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** How long things last together, as people count and compare it. */
final class HoursText {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);

    private HoursText() {}

    /** Hours with two digits, such as "12.50"; what is less than one of them is not said to be nothing. */
    static String of(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        var hours = exact(duration).divide(HOUR, 2, RoundingMode.HALF_UP);
        return hours.signum() == 0 ? "<0.01" : hours.toPlainString();
    }

    /** Seconds, exact, such as "45000.25". */
    static String seconds(Duration duration) {
        var seconds = exact(duration).stripTrailingZeros();
        return seconds.signum() == 0 ? "0" : seconds.toPlainString();
    }

    /** Such as "99.98 %", or "none" of nothing. */
    static String percent(Optional<BigDecimal> share) {
        return share.map(percent -> percent.stripTrailingZeros().toPlainString() + " %")
                .orElse("none");
    }

    private static BigDecimal exact(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
