package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.BlindSpell.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** When something of one host may have been missed; spells that overlap are one. */
final class GapSpells {
    private final Instant from;
    private final TreeMap<Instant, BlindSpell> spells = new TreeMap<>();

    /** What is over before a moment is of no interest. */
    GapSpells(Instant from) {
        this.from = from;
    }

    void add(BlindSpell spell) {
        if (!spell.since().isBefore(spell.until()) || !spell.until().isAfter(from)) {
            return;
        }
        var gap = spell;
        for (var other = overlapping(gap); other.isPresent(); other = overlapping(gap)) {
            spells.remove(other.get().since());
            gap = joined(other.get(), gap);
        }
        spells.put(gap.since(), gap);
    }

    /** All of them, ascending. */
    Collection<BlindSpell> all() {
        return spells.values();
    }

    private Optional<BlindSpell> overlapping(BlindSpell gap) {
        return Optional.ofNullable(spells.lowerEntry(gap.until()))
                .map(entry -> entry.getValue())
                .filter(other -> other.until().isAfter(gap.since()));
    }

    private static BlindSpell joined(BlindSpell known, BlindSpell other) {
        var grounds = new TreeSet<>(known.grounds());
        grounds.addAll(other.grounds());
        return new BlindSpell(
                Kind.GAP,
                known.since().isBefore(other.since()) ? known.since() : other.since(),
                known.until().isAfter(other.until()) ? known.until() : other.until(),
                known.reason(),
                grounds);
    }
}
