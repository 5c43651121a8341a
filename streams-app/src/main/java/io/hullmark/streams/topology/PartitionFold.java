package io.hullmark.streams.topology;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.streams.wire.OutcomeWriter;
import java.time.Instant;
import java.util.Optional;

/** Lets facts take effect in one partition: each goes into the journal and is folded, and what follows goes out. */
final class PartitionFold {
    private final int partition;
    private final PartitionJournal journal;
    private final JournalFold fold;
    private final Outlets outlets;
    private final OutcomeWriter writer;
    private final Quarantine quarantine;
    private final Counts counts;

    PartitionFold(
            int partition,
            PartitionJournal journal,
            JournalFold fold,
            Outlets outlets,
            OutcomeWriter writer,
            Quarantine quarantine,
            Counts counts) {
        this.partition = partition;
        this.journal = journal;
        this.fold = fold;
        this.outlets = outlets;
        this.writer = writer;
        this.quarantine = quarantine;
        this.counts = counts;
    }

    /**
     * A fact takes effect.
     *
     * @param written the fact as the journal keeps it
     * @param fact the same fact as the engine reads it
     */
    void apply(Instant at, Object written, Fact fact) {
        long position = journal.append(Keys.ofFact(fact), at, written);
        for (Outcome outcome : fold.apply(new JournalEntry(partition, position, at, fact))) {
            emit(outcome, position, at);
        }
    }

    Optional<Instant> nextDeadline() {
        return fold.nextDeadline();
    }

    boolean sliceDue() {
        return fold.sliceDue();
    }

    private void emit(Outcome outcome, long position, Instant at) {
        if (outcome instanceof Outcome.FindingChanged changed) {
            counts.add(Count.TRANSITION);
            outlets.violation(Keys.ofObject(changed.transition().subject().key()), writer.violation(changed), at);
        } else if (outcome instanceof Outcome.PostureChanged changed) {
            counts.add(Count.POSTURE);
            outlets.posture(Keys.ofSubject(changed.subject().key()), writer.posture(changed), at);
        } else if (outcome instanceof Outcome.PostureWithdrawn withdrawn) {
            counts.add(Count.POSTURE);
            outlets.posture(Keys.ofSubject(withdrawn.subject()), null, at);
        } else if (outcome instanceof Outcome.RuleRefused refused) {
            counts.add(Count.RULE_REFUSED);
            quarantine.refusedInJournal(position, refused);
        } else {
            throw new IllegalStateException("there is no way out for " + outcome);
        }
    }
}
