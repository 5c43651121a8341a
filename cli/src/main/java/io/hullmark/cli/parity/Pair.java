package io.hullmark.cli.parity;

import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What both say of one subject by one check.
 *
 * @param check its id in CIS 1.6.0
 * @param subject what both looked at, or what only docker-bench named
 * @param theirs what docker-bench says
 * @param named what docker-bench lists of the subject
 * @param ours what our rules say together; empty if we do not know the subject
 * @param deciding the verdicts of our rules that make it so
 * @param outcome whether they agree
 * @param explanations why they do not
 */
public record Pair(
        String check,
        OwnSubject subject,
        Ruling theirs,
        List<String> named,
        Optional<Verdict> ours,
        List<OwnVerdict> deciding,
        Outcome outcome,
        List<Explanation> explanations) {
    public Pair {
        named = List.copyOf(named);
        deciding = List.copyOf(deciding);
        explanations = List.copyOf(explanations);
    }

    /** How it stands between the two. */
    public enum Outcome {
        /** They say the same, or neither decides. */
        AGREE,
        /** They differ, and we know why. */
        EXPLAINED,
        /** They differ, and nobody has said why. */
        UNEXPLAINED
    }

    /** Whether the two say the same. */
    static boolean agree(Ruling theirs, Verdict ours) {
        return switch (theirs) {
            case FAIL -> ours == Verdict.FAIL;
            case PASS -> ours == Verdict.PASS;
            case NONE, UNSEEN -> ours != Verdict.FAIL && ours != Verdict.PASS;
        };
    }

    /** The rules of ours that decide, each once. */
    List<String> rules() {
        return deciding.stream().map(OwnVerdict::rule).distinct().toList();
    }

    /** What decides, each once. */
    List<String> seen() {
        return deciding.stream()
                .flatMap(verdict -> verdict.seen().stream())
                .distinct()
                .toList();
    }
}
