package io.hullmark.engine.conditions;

import io.hullmark.engine.conditions.Watches.Lookout;
import io.hullmark.engine.rules.Signal.Level;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which rules can't be told from the samples of one subject, and why. */
final class Blindness {
    /** A sample or two that lack something are a restart or a race; three in a row are blindness. */
    private static final int LASTING = 3;

    /** The same one for all of whom nothing is missing, so that it is at hand. */
    private static final SortedMap<String, String> NOTHING = Collections.unmodifiableSortedMap(new TreeMap<>());

    private int[] inARow = {};
    private int places;
    private @Nullable SortedMap<String, String> told;
    private SortedMap<String, String> missing = NOTHING;

    /** So many other rules are asked from now on. */
    void watch(int rules) {
        inARow = new int[rules];
        places = 0;
    }

    /** What the journal says of it; empty while it says nothing. */
    void learn(Optional<SortedMap<String, String>> known) {
        told = known.map(all -> all.isEmpty() ? NOTHING : all).orElse(null);
    }

    /** Another sample is looked at. */
    void begin() {
        missing = told == null ? NOTHING : told;
    }

    /** Notes what a rule made of the sample. */
    void note(int place, Lookout lookout, Level level, Sample sample) {
        var rule = lookout.rule();
        if (level != Level.UNKNOWN) {
            places -= inARow[place] == 0 ? 0 : 1;
            inARow[place] = 0;
            see(rule);
            return;
        }
        places += inARow[place] == 0 ? 1 : 0;
        inARow[place]++;
        if (inARow[place] == LASTING && !missing.containsKey(rule)) {
            var more = new TreeMap<>(missing);
            more.put(rule, lookout.watch().signal().missing(sample.whole()));
            missing = more;
        }
    }

    private void see(String rule) {
        if (missing.containsKey(rule)) {
            var fewer = new TreeMap<>(missing);
            fewer.remove(rule);
            missing = fewer;
        }
    }

    /** Whether a rule has been blind for so long that nothing can be said to have lasted through. */
    boolean lasts(int place) {
        return inARow[place] >= LASTING;
    }

    /** Whether a rule could not be told from the latest sample. */
    boolean begins(int place) {
        return inARow[place] > 0;
    }

    /** Whether every rule can be told, and nothing else was said. */
    boolean isNone() {
        return places == 0 && missing.isEmpty();
    }

    /** Whether nothing is to be said of any rule. */
    boolean tellsNothing() {
        return missing.isEmpty();
    }

    /** Whether the journal says otherwise. */
    boolean isNews() {
        return !missing.equals(told);
    }

    /** The rules, and what each of them lacks. */
    SortedMap<String, String> missing() {
        return missing;
    }
}
