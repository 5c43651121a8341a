package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import io.hullmark.wire.Posture;
import io.hullmark.wire.RuleVerdict;
import io.hullmark.wire.VerdictKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The verdicts on one subject for people.
 *
 * @param palette colours or none
 * @param every whether verdicts that need no attention are listed too
 */
public record PostureText(Palette palette, boolean every) {

    public List<String> block(Posture posture) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s"
                .formatted(
                        palette.strong(Subjects.text(posture.getSubject())),
                        palette.faint(counts(posture.getVerdicts()))));
        posture.getVerdicts().stream()
                .filter(verdict -> every || needsAttention(verdict.getVerdict()))
                .forEach(verdict -> lines.add(line(verdict)));
        return lines;
    }

    private String line(RuleVerdict verdict) {
        var elements = verdict.getElements().isEmpty()
                ? ""
                : verdict.getElements().stream().map(Palette::harmless).collect(Collectors.joining(", ", "  [", "]"));
        var detail = verdict.getDetail().isEmpty() ? "" : "  " + palette.faint(harmless(verdict.getDetail()));
        return "  %s %s%s%s%s"
                .formatted(
                        palette.verdict(verdict.getVerdict()),
                        verdict.getRuleId(),
                        elements,
                        suppressed(verdict) + attested(verdict),
                        detail);
    }

    private String suppressed(RuleVerdict verdict) {
        if (verdict.getSuppressed().isEmpty()) {
            return "";
        }
        return palette.faint(new TreeMap<>(verdict.getSuppressed())
                .entrySet().stream()
                        .map(by ->
                                by.getKey().isEmpty() ? by.getValue() : harmless(by.getKey()) + " by " + by.getValue())
                        .collect(Collectors.joining(", ", "  suppressed: ", "")));
    }

    private String attested(RuleVerdict verdict) {
        var attestation = verdict.getAttestation();
        return attestation == null
                ? ""
                : palette.faint("  attested by %s until %s: %s"
                        .formatted(harmless(attestation.getBy()), attestation.getUntil(), attestation.getId()));
    }

    private static boolean needsAttention(VerdictKind verdict) {
        return verdict == VerdictKind.FAIL || verdict == VerdictKind.UNKNOWN;
    }

    private static String counts(List<RuleVerdict> verdicts) {
        var counts = new EnumMap<VerdictKind, Integer>(VerdictKind.class);
        verdicts.forEach(verdict -> counts.merge(verdict.getVerdict(), 1, Integer::sum));
        int suppressed = verdicts.stream()
                .mapToInt(verdict -> verdict.getSuppressed().size())
                .sum();
        long attested = verdicts.stream()
                .filter(verdict -> verdict.getAttestation() != null)
                .count();
        return counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + more(suppressed, "suppressed")
                + more(attested, "attested");
    }

    private static String more(long number, String what) {
        return number == 0 ? "" : ", %d %s".formatted(number, what);
    }
}
