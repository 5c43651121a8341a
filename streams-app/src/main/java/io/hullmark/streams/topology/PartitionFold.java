package io.hullmark.streams.topology;

import io.hullmark.engine.anomalies.AnomalyWatch;
import io.hullmark.engine.anomalies.Notice;
import io.hullmark.engine.conditions.Condenser;
import io.hullmark.engine.conditions.Reception;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.telemetry.Frame;
import io.hullmark.streams.topology.Counts.Count;
import io.hullmark.streams.wire.ConditionFacts;
import io.hullmark.streams.wire.OutcomeWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets facts take effect in one partition: each goes into the journal and is folded, and what follows goes out. */
final class PartitionFold {
    private final int partition;
    private final PartitionJournal journal;
    private final JournalFold fold;
    private final Condenser condenser;
    private final AnomalyWatch anomalies;
    private final Outlets outlets;
    private final OutcomeWriter writer;
    private final Quarantine quarantine;
    private final Counts counts;

    PartitionFold(
            int partition,
            PartitionJournal journal,
            JournalFold fold,
            Condenser condenser,
            AnomalyWatch anomalies,
            Outlets outlets,
            OutcomeWriter writer,
            Quarantine quarantine,
            Counts counts) {
        this.partition = partition;
        this.journal = journal;
        this.fold = fold;
        this.condenser = condenser;
        this.anomalies = anomalies;
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
        fold(at, written, fact);
        var condensed = fact instanceof Fact.Ticked tick ? condenser.tick(tick.now()) : condenser.see(fact, at);
        apply(at, condensed);
        tell(anomalies.see(fact, at));
    }

    /** A frame of telemetry came; what follows from it takes effect. */
    Condenser.Condensed condense(Frame frame, Instant at, Instant arrivedAt) {
        var condensed = condenser.frame(frame, at, arrivedAt);
        apply(at, condensed.facts());
        if (condensed.reception() == Reception.TAKEN) {
            tell(anomalies.frame(frame, at, arrivedAt));
        }
        return condensed;
    }

    /** Time has passed: what follows for anomalies is no fact, so it needs no tick. */
    void lapse(Instant now) {
        tell(anomalies.lapse(now));
    }

    private void tell(List<Notice> notices) {
        for (Notice notice : notices) {
            counts.add(Count.ANOMALY);
            outlets.anomaly(Keys.ofObject(notice.origin()), writer.anomaly(notice), notice.at());
        }
    }

    private void apply(Instant at, List<Fact> condensed) {
        for (Fact fact : condensed) {
            counts.add(Count.CONDITION);
            fold(at, ConditionFacts.written(fact), fact);
        }
    }

    private void fold(Instant at, Object written, Fact fact) {
        long position = journal.append(Keys.ofFact(fact), at, written);
        for (Outcome outcome : fold.apply(new JournalEntry(partition, position, at, fact))) {
            emit(outcome, position, at);
        }
    }

    /** Whether the agent of a host can see its engine. */
    boolean isSeen(String hostId) {
        return condenser.isSeen(hostId);
    }

    /** Whether a heartbeat lists just what is known. */
    boolean confirms(Fact.HostHeard heartbeat) {
        return fold.confirms(heartbeat);
    }

    Optional<Instant> nextDeadline() {
        return Stream.of(fold.nextDeadline(), condenser.nextDeadline())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
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
