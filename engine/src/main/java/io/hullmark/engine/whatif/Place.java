package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.rules.RuleId;
import java.util.Comparator;

/**
 * What a finding is about, the same on both sides.
 *
 * @param subject who breaks the rule; for a container that took the place of others, the first of them
 */
record Place(ObjectKey subject, RuleId rule, String element) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::subject).thenComparing(Place::rule).thenComparing(Place::element);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
