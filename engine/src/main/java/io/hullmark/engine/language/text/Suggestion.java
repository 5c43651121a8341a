package io.hullmark.engine.language.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who wrote a name that does not exist. */
public final class Suggestion {
    private Suggestion() {}

    /** "did you mean 'x'?", or all names there are when none is near. */
    public static String among(Collection<String> names, String given) {
        var all = names.isEmpty()
                ? "there are none"
                : "there are " + String.join(", ", names.stream().limit(40).toList());
        return nearest(names, given).map("did you mean '%s'?"::formatted).orElse(all);
    }

    /** The name that is written most like the given one, if any is written much like it. */
    public static Optional<String> nearest(Collection<String> names, String given) {
        Optional<String> nearest = Optional.empty();
        int least = Math.max(2, given.length() / 3) + 1;
        for (String name : names) {
            int distance = distance(name.toLowerCase(Locale.ROOT), given.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    /** Characters to insert, drop or replace; names are cut where they are absurdly long. */
    private static int distance(String one, String given) {
        var other = given.length() > 100 ? given.substring(0, 100) : given;
        var row = new int[other.length() + 1];
        for (int at = 0; at < row.length; at++) {
            row[at] = at;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int at = 1; at < row.length; at++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(at - 1) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.min(replaced, Math.min(diagonal, row[at - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
