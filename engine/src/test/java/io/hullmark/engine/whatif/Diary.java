package io.hullmark.engine.whatif;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.fixtures.SmallRules;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a journal as a topology does that is never late: ticks at the very moment, slices at once. */
final class Diary {
    private final JournalFold fold;
    private final List<JournalEntry> entries = new ArrayList<>();
    private Instant newest = Instant.MIN;

    private Diary(Patience patience) {
        this.fold = new JournalFold(new SmallRules(), new Bodies(), new HeapMemory(), 4_096, patience);
    }

    /** The same facts, with all the ticks and slices that they ask for and no other slices. */
    static List<JournalEntry> of(List<JournalEntry> facts, Patience patience) {
        var diary = new Diary(patience);
        facts.stream()
                .filter(entry -> !(entry.fact() instanceof Fact.SliceGranted))
                .forEach(entry -> diary.add(entry.fact(), entry.at()));
        return diary.entries;
    }

    private void add(Fact fact, Instant at) {
        newest = at.isAfter(newest) ? at : newest;
        var due = fold.nextDeadline();
        while (due.isPresent() && !due.get().isAfter(newest)) {
            var moment = due.get();
            write(new Fact.Ticked(moment), moment);
            due = fold.nextDeadline().filter(next -> next.isAfter(moment));
        }
        write(fact, at);
    }

    private void write(Fact fact, Instant at) {
        append(fact, at);
        while (fold.sliceDue()) {
            append(new Fact.SliceGranted(3), at);
        }
    }

    private void append(Fact fact, Instant at) {
        var entry = new JournalEntry(0, entries.size(), at, fact);
        entries.add(entry);
        fold.apply(entry);
    }
}
