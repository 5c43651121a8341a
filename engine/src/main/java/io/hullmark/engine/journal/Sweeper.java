package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.Standing.Sweep;
import java.util.ArrayList;
import java.util.Optional;

/** Brings changed rules and exceptions to subjects that did not change themselves, slice by slice in the order of their keys. */
final class Sweeper {
    private final Memory memory;
    private final Ledger ledger;
    private final SubjectJudge judge;

    Sweeper(Memory memory, Ledger ledger, SubjectJudge judge) {
        this.memory = memory;
        this.ledger = ledger;
        this.judge = judge;
    }

    /** Goes on by at most so many subjects. */
    void sweep(int most, Turn turn) {
        var standing = ledger.standing();
        if (standing.sweep().isEmpty() || most < 1) {
            return;
        }
        var sweep = standing.sweep().get();
        var slice = new ArrayList<ObjectKey>();
        var rest = new ArrayList<ObjectKey>();
        memory.subjects().scan(sweep.after().orElse(Ledger.first()), (key, judged) -> {
            if (sweep.after().filter(key::equals).isPresent()) {
                return true;
            }
            (slice.size() < most ? slice : rest).add(key);
            return rest.isEmpty();
        });
        slice.forEach(key -> judge.revisit(key, turn));
        if (rest.isEmpty()) {
            ledger.put(standing.with(sweep.target(), Optional.empty()));
        } else {
            var last = slice.get(slice.size() - 1);
            ledger.put(standing.with(standing.sweptTo(), Optional.of(new Sweep(sweep.target(), Optional.of(last)))));
        }
    }
}
