package io.hullmark.engine.assessment;

import io.hullmark.engine.assessment.DecisionLife.Manner;
import io.hullmark.engine.facts.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What people decided, of one kind and one partition. */
final class DecisionLives<D extends Decision> {
    private final TreeMap<String, DecisionLife<D>> standing = new TreeMap<>();
    private final List<DecisionLife<D>> ended = new ArrayList<>();

    void decide(D decision, Instant at, Ground ground) {
        var known = Optional.ofNullable(standing.get(decision.id()));
        if (known.map(DecisionLife::decision).filter(decision::equals).isEmpty()) {
            end(decision.id(), at, ground, Manner.REPLACED);
            standing.put(decision.id(), new DecisionLife<>(decision, at, ground, Optional.empty()));
        }
    }

    void revoke(String id, Instant at, Ground ground) {
        end(id, at, ground, Manner.REVOKED);
    }

    private void end(String id, Instant at, Ground ground, Manner manner) {
        Optional.ofNullable(standing.remove(id)).ifPresent(life -> ended.add(life.ended(at, ground, manner)));
    }

    /** Those that held at some time of a span, ordered. */
    List<DecisionLife<D>> within(Instant from, Instant to) {
        var all = new ArrayList<>(ended);
        all.addAll(standing.values());
        all.removeIf(life -> !life.touches(from, to));
        all.sort(DecisionLife.order());
        return all;
    }

    /** Each once, though every partition is told of it: as the one that was told first has it. */
    static <D extends Decision> List<DecisionLife<D>> merged(Collection<List<DecisionLife<D>>> partitions) {
        var first = new TreeMap<Occurrence, DecisionLife<D>>(Occurrence.ORDER);
        for (List<DecisionLife<D>> lives : partitions) {
            var counts = new TreeMap<String, Integer>();
            for (DecisionLife<D> life : lives) {
                var words = life.decision().toString();
                first.merge(new Occurrence(words, counts.merge(words, 1, Integer::sum)), life, DecisionLives::earlier);
            }
        }
        return first.values().stream().sorted(DecisionLife.order()).toList();
    }

    private record Occurrence(String words, int number) {
        static final Comparator<Occurrence> ORDER =
                Comparator.comparing(Occurrence::words).thenComparing(Occurrence::number);
    }

    private static <D extends Decision> DecisionLife<D> earlier(DecisionLife<D> one, DecisionLife<D> other) {
        return DecisionLife.<D>order().compare(one, other) <= 0 ? one : other;
    }
}
