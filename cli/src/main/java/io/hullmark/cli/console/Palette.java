package io.hullmark.cli.console;

import io.hullmark.wire.AnomalyState;
import io.hullmark.wire.Severity;
import io.hullmark.wire.TransitionKind;
import io.hullmark.wire.VerdictKind;
import picocli.CommandLine;

/** Colours for a terminal, and none for everything else. What engines and people named is made harmless before it is shown. */
public enum Palette {
    COLOURED,
    PLAIN;

    /** Coloured when a person watches: on a terminal that can, and as NO_COLOR and CLICOLOR say. */
    public static Palette ofTerminal() {
        return CommandLine.Help.Ansi.AUTO.enabled() ? COLOURED : PLAIN;
    }

    String severity(Severity severity) {
        var code = switch (severity) {
            case CRITICAL -> "1;31";
            case HIGH -> "31";
            case MEDIUM -> "33";
            case LOW -> "36";
            case INFORMATIONAL, UNRECOGNIZED -> "2";
        };
        return paint(code, severity.name());
    }

    public String severity(io.hullmark.engine.rules.Severity severity) {
        return severity(Severity.valueOf(severity.name()));
    }

    public String verdict(io.hullmark.engine.rules.Verdict verdict) {
        return verdict(VerdictKind.valueOf(verdict.name()));
    }

    String transition(TransitionKind kind) {
        return paint(kind == TransitionKind.RESOLVED ? "32" : "1", kind.name());
    }

    String anomaly(AnomalyState state) {
        return paint(state == AnomalyState.CLOSED ? "32" : "1", state.name());
    }

    String verdict(VerdictKind verdict) {
        var code = switch (verdict) {
            case FAIL -> "31";
            case UNKNOWN -> "33";
            case PASS -> "32";
            case NOT_APPLICABLE, MANUAL, UNRECOGNIZED -> "2";
        };
        return paint(code, verdict.name());
    }

    public String strong(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** Text from outside with every control character shown as an escape, so that a container's name can't drive the terminal. */
    public static String harmless(String text) {
        if (text.codePoints().noneMatch(Palette::drives)) {
            return text;
        }
        var safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (drives(point)) {
                safe.append("\\u%04x".formatted(point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static boolean drives(int point) {
        var type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || (point & 0xfffe) == 0xfffe; // no characters at all, which XML refuses
    }
}
