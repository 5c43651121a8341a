package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.BlindSpell.Kind;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How well one host was watched at any instant. Where it was silent, what may have been missed does not matter any more. */
final class HostWatch {
    private final TreeMap<Instant, BlindSpell> silences = new TreeMap<>();
    private final TreeMap<Instant, BlindSpell> gaps = new TreeMap<>();
    private final TreeSet<Instant> moments = new TreeSet<>();

    HostWatch(List<BlindSpell> spells) {
        for (BlindSpell spell : spells) {
            (spell.kind() == Kind.SILENT ? silences : gaps).put(spell.since(), spell);
            moments.add(spell.since());
            moments.add(spell.until());
        }
    }

    /** What kept anybody from watching at a moment. */
    Optional<BlindSpell> at(Instant moment) {
        return in(silences, moment).or(() -> in(gaps, moment));
    }

    /** When it may change, between two moments. */
    SortedSet<Instant> moments(Instant from, Instant to) {
        return moments.subSet(from, to);
    }

    private static Optional<BlindSpell> in(NavigableMap<Instant, BlindSpell> spells, Instant moment) {
        return Optional.ofNullable(spells.floorEntry(moment))
                .map(entry -> entry.getValue())
                .filter(spell -> spell.contains(moment));
    }
}
