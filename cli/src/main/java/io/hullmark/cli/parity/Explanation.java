package io.hullmark.cli.parity;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.rules.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why the two differ where they are known to.
 *
 * @param checks ids of CIS 1.6.0, or of docker-bench's own checks; empty for all
 * @param theirs what docker-bench says
 * @param ours what our rules say
 * @param kinds the subjects that it is about; empty for all
 * @param rules those of ours that it is about; empty for all
 * @param seen what must stand in our evidence for it to be the reason
 * @param listed what must stand in their list for it to be the reason
 * @param whose who is to blame, or to ask
 * @param why in a sentence or two
 */
public record Explanation(
        List<String> checks,
        Set<Ruling> theirs,
        Set<Verdict> ours,
        Set<ObjectKind> kinds,
        Set<String> rules,
        Optional<Pattern> seen,
        Optional<Pattern> listed,
        Whose whose,
        String why) {
    public Explanation {
        checks = List.copyOf(checks);
        theirs = Set.copyOf(theirs);
        ours = Set.copyOf(ours);
        kinds = Set.copyOf(kinds);
        rules = Set.copyOf(rules);
    }

    /** Who does otherwise than the benchmark asks, or than the other does. */
    public enum Whose {
        /** Docker-bench decides wrongly or not at all. */
        DEFECT_OF_THEIRS("defect of docker-bench"),
        /** Both readings can be defended, and we took ours. */
        CHOICE_OF_OURS("choice of ours"),
        /** We do not see what docker-bench looks at. */
        LIMIT_OF_OURS("limit of ours");

        private final String text;

        Whose(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Whether it is the reason why a verdict of ours is not theirs. */
    boolean explains(String check, Ruling ruling, List<String> named, OwnVerdict verdict) {
        return (checks.isEmpty() || checks.contains(check))
                && theirs.contains(ruling)
                && ours.contains(verdict.verdict())
                && (kinds.isEmpty() || kinds.contains(verdict.subject().kind()))
                && (rules.isEmpty() || rules.contains(verdict.rule()))
                && seen.stream().allMatch(pattern -> found(pattern, verdict.seen()))
                && listed.stream().allMatch(pattern -> found(pattern, named));
    }

    private static boolean found(Pattern pattern, List<String> texts) {
        return texts.stream().anyMatch(text -> pattern.matcher(text).find());
    }
}
