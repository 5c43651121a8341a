package io.hullmark.engine.score;

import io.hullmark.engine.rules.Verdict;
import java.util.OptionalDouble;

/**
 * How many verdicts of each kind there are on some subjects, and what follows from them.
 *
 * @param passed of PASS
 * @param failed of FAIL, accepted or not: people who accept a failure have not mended it
 * @param accepted of those that failed, how many people accept
 * @param unknown of UNKNOWN
 * @param manual of MANUAL
 * @param notApplicable of NOT_APPLICABLE, which count for nothing
 */
public record Scorecard(long passed, long failed, long accepted, long unknown, long manual, long notApplicable) {
    /** Of no verdict at all. */
    public static final Scorecard EMPTY = new Scorecard(0, 0, 0, 0, 0, 0);

    public Scorecard {
        if (Math.min(Math.min(passed, failed), Math.min(unknown, Math.min(manual, notApplicable))) < 0) {
            throw new IllegalArgumentException(
                    "no count is below zero: passed %d, failed %d, unknown %d, manual %d, not applicable %d"
                            .formatted(passed, failed, unknown, manual, notApplicable));
        }
        if (accepted < 0 || accepted > failed) {
            throw new IllegalArgumentException("%d accepted of %d failed".formatted(accepted, failed));
        }
    }

    /** Of one verdict. */
    public static Scorecard of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> new Scorecard(1, 0, 0, 0, 0, 0);
            case FAIL -> new Scorecard(0, 1, 0, 0, 0, 0);
            case UNKNOWN -> new Scorecard(0, 0, 0, 1, 0, 0);
            case MANUAL -> new Scorecard(0, 0, 0, 0, 1, 0);
            case NOT_APPLICABLE -> new Scorecard(0, 0, 0, 0, 0, 1);
        };
    }

    /** Of one failure that people accept with all of its elements. */
    public static Scorecard ofAccepted() {
        return new Scorecard(0, 1, 1, 0, 0, 0);
    }

    /** Of the verdicts of both. */
    public Scorecard plus(Scorecard other) {
        return new Scorecard(
                passed + other.passed,
                failed + other.failed,
                accepted + other.accepted,
                unknown + other.unknown,
                manual + other.manual,
                notApplicable + other.notApplicable);
    }

    /** The share of what was observed and applies that passes, from 0 to 1; none where nothing was. */
    public OptionalDouble score() {
        return share(passed, decided());
    }

    /** The share of what applies that was observed, from 0 to 1: how much the score speaks of. */
    public OptionalDouble coverage() {
        return share(decided(), decided() + unknown + manual);
    }

    /** How many verdicts decide. */
    public long decided() {
        return passed + failed;
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
