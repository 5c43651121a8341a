package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import io.hullmark.wire.Cause;
import io.hullmark.wire.Control;
import io.hullmark.wire.FactKind;
import io.hullmark.wire.ResolutionReason;
import io.hullmark.wire.RuleMode;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.Violation;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Violations for people: what one fact did to one subject is one block, worst first, each with why and what to do.
 *
 * @param palette colours or none
 * @param zone the reader's time zone
 */
public record ViolationText(Palette palette, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Comparator<Violation> WORST_FIRST =
            Comparator.comparing(Violation::getSeverity).reversed().thenComparing(Violation::getRuleId);

    /** Blocks of those that stand together, in the order given. */
    public List<String> blocks(List<Violation> violations) {
        var lines = new ArrayList<String>();
        var block = new ArrayList<Violation>();
        for (Violation violation : violations) {
            if (!block.isEmpty() && !together(block.get(0), violation)) {
                lines.addAll(block(block));
                block.clear();
            }
            block.add(violation);
        }
        if (!block.isEmpty()) {
            lines.addAll(block(block));
        }
        return lines;
    }

    private static boolean together(Violation one, Violation other) {
        return one.getCause().equals(other.getCause()) && one.getSubject().equals(other.getSubject());
    }

    private List<String> block(List<Violation> together) {
        var first = together.get(0);
        var lines = new ArrayList<String>();
        lines.add("%s  %s  %s"
                .formatted(
                        palette.faint(TIME.format(first.getAt().atZone(zone))),
                        palette.strong(Subjects.text(first.getSubject())),
                        palette.faint(cause(first.getCause()))));
        together.stream().sorted(WORST_FIRST).forEach(violation -> lines.addAll(entry(violation)));
        return lines;
    }

    private List<String> entry(Violation violation) {
        var head = "  %s %s %s%s"
                .formatted(
                        palette.transition(violation.getKind()),
                        palette.severity(violation.getSeverity()),
                        violation.getRuleId(),
                        violation.getMode() == RuleMode.SHADOW ? palette.faint(" (shadow)") : "");
        if (violation.getKind() == TransitionKind.RESOLVED) {
            return List.of(head + palette.faint("  " + end(violation)) + element(violation));
        }
        if (violation.getKind() == TransitionKind.SUPPRESSED) {
            return List.of(head + palette.faint("  by exception " + violation.getExceptionId()) + element(violation));
        }
        if (violation.getKind() == TransitionKind.ACKNOWLEDGED) {
            return List.of(head + palette.faint("  " + harmless(violation.getMessage())) + element(violation));
        }
        var lines = new ArrayList<String>();
        lines.add(head + element(violation));
        lines.add("      " + harmless(violation.getMessage()));
        violation
                .getEvidence()
                .forEach(evidence -> lines.add("      %s is %s, expected %s"
                        .formatted(
                                evidence.getPath(),
                                harmless(evidence.getObserved()),
                                harmless(evidence.getExpected()))));
        lines.add("      " + palette.faint("do: " + violation.getRemediation() + controls(violation.getControls())));
        return lines;
    }

    private static String element(Violation violation) {
        return violation.getElement().isEmpty() ? "" : "  [" + harmless(violation.getElement()) + "]";
    }

    private static String end(Violation violation) {
        var reason = violation.getReason() == null ? ResolutionReason.UNRECOGNIZED : violation.getReason();
        var began = violation.getOpenedAt() == null ? violation.getFirstSeen() : violation.getOpenedAt();
        var lasted = Duration.between(began, violation.getAt()).truncatedTo(ChronoUnit.SECONDS);
        return "%s after %s"
                .formatted(
                        reason.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        lasted.isZero()
                                ? "less than a second"
                                : lasted.toString().substring(2).toLowerCase(Locale.ROOT));
    }

    private static String cause(Cause cause) {
        return cause.getKind() == FactKind.LIFECYCLE
                ? harmless(cause.getAction())
                : cause.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String controls(List<Control> controls) {
        if (controls.isEmpty()) {
            return "";
        }
        return controls.stream()
                .map(control -> "%s%s %s"
                        .formatted(
                                control.getFramework(),
                                control.getVersion().isEmpty() ? "" : "@" + control.getVersion(),
                                control.getId()))
                .collect(Collectors.joining(", ", "  (", ")"));
    }
}
