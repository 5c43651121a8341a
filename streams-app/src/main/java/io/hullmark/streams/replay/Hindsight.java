package io.hullmark.streams.replay;

import io.hullmark.engine.coverage.Coverage;
import io.hullmark.engine.coverage.Coverage.Gap;
import io.hullmark.engine.coverage.Coverage.Silent;
import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.VerdictKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes back verdicts on a moment of which it turned out later that nobody watched. */
final class Hindsight {
    private static final Set<VerdictKind> DECIDED =
            EnumSet.of(VerdictKind.PASS, VerdictKind.FAIL, VerdictKind.NOT_APPLICABLE);

    private Hindsight() {}

    static Posture of(Posture posture, Coverage coverage) {
        if (coverage instanceof Silent silent) {
            var until = silent.until().map(again -> " until " + again).orElse("");
            return without(
                    posture,
                    DECIDED,
                    "nobody watched: the host was not heard after %s%s".formatted(silent.since(), until));
        } else if (coverage instanceof Gap gap) {
            return without(
                    posture,
                    EnumSet.of(VerdictKind.PASS),
                    "something may have been missed: %s, %s".formatted(gap.cause(), gap.detail()));
        }
        return posture;
    }

    private static Posture without(Posture posture, Set<VerdictKind> verdicts, String reason) {
        return Posture.newBuilder(posture)
                .setVerdicts(posture.getVerdicts().stream()
                        .map(verdict -> verdicts.contains(verdict.getVerdict()) ? unknown(verdict, reason) : verdict)
                        .toList())
                .build();
    }

    private static RuleVerdict unknown(RuleVerdict verdict, String reason) {
        return RuleVerdict.newBuilder()
                .setRuleId(verdict.getRuleId())
                .setVerdict(VerdictKind.UNKNOWN)
                .setDetail(reason)
                .setElements(List.of())
                .setSuppressed(Map.copyOf(verdict.getSuppressed()))
                .build();
    }
}
