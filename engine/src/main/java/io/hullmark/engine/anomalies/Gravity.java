package io.hullmark.engine.anomalies;

import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.rules.Severity;

/**
 * How bad an anomaly is: what it is, and who it happens to.
 *
 * <table>
 * <caption>By what it is</caption>
 * <tr><td>a spike, a line that went flat</td><td>LOW</td></tr>
 * <tr><td>a level shift, a drift</td><td>MEDIUM</td></tr>
 * <tr><td>with a score of {@value #FAR} or more, unless flat</td><td>one step more</td></tr>
 * </table>
 *
 * <p>One step more, and at most two, for each of these: the container is privileged, it is published on all addresses of its host, it
 * has an open finding that is HIGH or CRITICAL. Whoever has taken over such a container can do more harm.
 */
final class Gravity {
    /** Four times as far from the usual as the usual reaches. */
    static final double FAR = 0.8;

    private static final int MOST_RAISED = 2;

    private Gravity() {}

    static Severity of(AnomalyKind kind, double score, Exposure exposure) {
        var base = switch (kind) {
            case SPIKE, FLAT_LINE -> Severity.LOW;
            case LEVEL_SHIFT, DRIFT -> Severity.MEDIUM;
        };
        boolean far = score >= FAR && kind != AnomalyKind.FLAT_LINE;
        return raised(far ? raised(base, 1) : base, Math.min(MOST_RAISED, reasons(exposure)));
    }

    private static int reasons(Exposure exposure) {
        boolean broken = exposure.worstFinding()
                .filter(worst -> worst.compareTo(Severity.HIGH) >= 0)
                .isPresent();
        return (exposure.privileged() ? 1 : 0) + (exposure.reachable() ? 1 : 0) + (broken ? 1 : 0);
    }

    private static Severity raised(Severity severity, int steps) {
        var raised = severity;
        for (int step = 0; step < steps; step++) {
            raised = switch (raised) {
                case INFORMATIONAL -> Severity.LOW;
                case LOW -> Severity.MEDIUM;
                case MEDIUM -> Severity.HIGH;
                case HIGH, CRITICAL -> Severity.CRITICAL;
            };
        }
        return raised;
    }
}
