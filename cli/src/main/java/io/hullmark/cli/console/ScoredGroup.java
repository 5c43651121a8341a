package io.hullmark.cli.console;

import io.hullmark.engine.score.Scorecard;
import java.util.Comparator;

/**
 * Subjects that belong together, and how they score.
 *
 * @param id tells the group from others
 * @param name what people call it
 * @param card of all verdicts in it
 * @param subjects how many subjects were judged in it
 */
public record ScoredGroup(String id, String name, Scorecard card, int subjects) {
    private static final double BEHIND_ALL = 2;

    /** The lowest score first, groups without a score last, then by name. */
    public static final Comparator<ScoredGroup> WORST_FIRST = Comparator.comparingDouble(
                    (ScoredGroup group) -> group.card().score().orElse(BEHIND_ALL))
            .thenComparing(ScoredGroup::name)
            .thenComparing(ScoredGroup::id);
}
