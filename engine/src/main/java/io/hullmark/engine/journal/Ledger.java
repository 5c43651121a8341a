package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.journal.Standing.Sweep;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Instant;
import java.util.Optional;

/** Keeps what there is once per partition, and knows which subject has met which rules. */
final class Ledger {
    private final Memory memory;
    private Standing standing;

    Ledger(Memory memory) {
        this.memory = memory;
        this.standing = memory.standing();
    }

    Standing standing() {
        return standing;
    }

    RuleSetEpoch epoch() {
        return standing.epoch();
    }

    void put(Standing next) {
        if (!next.equals(standing)) {
            standing = next;
            memory.put(next);
        }
    }

    void tick(Instant now) {
        if (now.isAfter(standing.now())) {
            put(standing.at(now));
        }
    }

    /** The number of the epoch whose rules a subject has met, whether that was written down or follows from a sweep. */
    long met(ObjectKey subject, Judged judged) {
        long met = Math.max(judged.epoch(), standing.sweptTo());
        if (standing.sweep().isPresent()) {
            var sweep = standing.sweep().get();
            if (sweep.after().isPresent() && subject.compareTo(sweep.after().get()) <= 0) {
                met = Math.max(met, sweep.target());
            }
        }
        return met;
    }

    /** Other rules are in force: whoever was judged before must meet those that changed. */
    void sweep(Standing next) {
        var target = next.epoch().number();
        if (anySubject()) {
            put(next.with(standing.sweptTo(), Optional.of(new Sweep(target, Optional.empty()))));
        } else {
            put(next.with(target, Optional.empty()));
        }
    }

    /** No rule changed, and yet everybody must be looked at again. A sweep that goes on begins anew. */
    void revisit() {
        if (anySubject()) {
            put(standing.with(
                    standing.sweptTo(), Optional.of(new Sweep(standing.epoch().number(), Optional.empty()))));
        }
    }

    /** The rules are named otherwise, but none of them changed. */
    void rename(Standing next) {
        if (standing.sweep().isPresent()) {
            put(next);
        } else {
            put(next.with(next.epoch().number(), Optional.empty()));
        }
    }

    private boolean anySubject() {
        var any = new boolean[1];
        memory.subjects().scan(first(), (key, judged) -> {
            any[0] = true;
            return false;
        });
        return any[0];
    }

    /** Before every subject. */
    static ObjectKey first() {
        return new ObjectKey("\0", ObjectKind.HOST, "\0");
    }
}
