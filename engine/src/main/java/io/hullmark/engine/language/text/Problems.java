package io.hullmark.engine.language.text;

import io.hullmark.engine.rules.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Gathers everything that is wrong with a text, so that its author learns of all of it at once. */
public final class Problems {
    private static final int MOST = 100;

    private final Set<Problem> found = new TreeSet<>(Comparator.comparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message));

    /** What is wrong at a place, and what would be right. */
    public void add(Place place, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(place.line(), place.column(), message));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /** In the order of the text, each once. */
    public List<Problem> all() {
        return List.copyOf(found);
    }
}
