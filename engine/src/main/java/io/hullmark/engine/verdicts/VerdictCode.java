package io.hullmark.engine.verdicts;

import io.hullmark.engine.rules.Verdict;

/** How a verdict is written into an array that has a byte for every rule. The codes are kept in state stores and never change. */
public final class VerdictCode {
    /** The rule says nothing of this subject. */
    public static final byte NONE = 0;

    private VerdictCode() {}

    public static byte of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> 1;
            case FAIL -> 2;
            case NOT_APPLICABLE -> 3;
            case UNKNOWN -> 4;
            case MANUAL -> 5;
        };
    }

    /** The verdict of a code other than {@link #NONE}. */
    public static Verdict verdict(byte code) {
        return switch (code) {
            case 1 -> Verdict.PASS;
            case 2 -> Verdict.FAIL;
            case 3 -> Verdict.NOT_APPLICABLE;
            case 4 -> Verdict.UNKNOWN;
            case 5 -> Verdict.MANUAL;
            default -> throw new IllegalArgumentException("no verdict has the code " + code);
        };
    }

    /** The code at an ordinal, which may lie behind the end. */
    public static byte at(byte[] verdicts, int ordinal) {
        return ordinal < verdicts.length ? verdicts[ordinal] : NONE;
    }
}
