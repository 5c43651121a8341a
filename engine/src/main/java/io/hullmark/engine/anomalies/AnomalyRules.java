package io.hullmark.engine.anomalies;

import io.hullmark.engine.detectors.AnomalyKind;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * By which names exceptions speak of anomalies: each kind is like a rule, such as {@code anomaly-level-shift}, and each metric like an
 * element of it, such as {@code cpu}. Nobody publishes these rules.
 */
public final class AnomalyRules {
    private static final String PREFIX = "anomaly-";

    private AnomalyRules() {}

    /** The ids of all. */
    public static List<String> ids() {
        return Arrays.stream(AnomalyKind.values()).map(AnomalyRules::id).toList();
    }

    /** What a metric is called where rules name elements. */
    public static String element(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** The rule that a kind of anomaly breaks, as exceptions ask for it. */
    public static Requirement of(AnomalyKind kind) {
        return new Requirement(
                new RuleId(id(kind)),
                "A container behaves as it usually does",
                "",
                RuleMode.ENFORCE,
                Severity.MEDIUM,
                "",
                List.of());
    }

    private static String id(AnomalyKind kind) {
        return PREFIX + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
