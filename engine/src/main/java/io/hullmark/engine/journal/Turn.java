package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.FactKind;
import io.hullmark.engine.findings.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One entry of the journal while it is applied, and what has followed from it so far. */
final class Turn {
    private final JournalEntry entry;
    private final String action;
    private final List<Outcome> outcomes = new ArrayList<>();

    /** The action is what the engine says led to the fact; it may be empty. */
    Turn(JournalEntry entry, String action) {
        this.entry = entry;
        this.action = action;
    }

    Instant at() {
        return entry.at();
    }

    Cause cause() {
        return new Cause(entry.partition(), entry.position(), kind(entry.fact()), action);
    }

    /** Why findings end of a subject that this fact removed. */
    Resolution removal() {
        return entry.fact() instanceof Fact.Removed removal && removal.object().equals(ObjectKey.host(removal.hostId()))
                ? Resolution.HOST_RETIRED
                : Resolution.SUBJECT_REMOVED;
    }

    /** When a subject that is gone was last known to be as we knew it. */
    Instant lastKnown(Instant confirmedAt) {
        if (entry.fact() instanceof Fact.Removed removal
                && removal.lastSeen().isAfter(confirmedAt)
                && !removal.lastSeen().isAfter(at())) {
            return removal.lastSeen();
        }
        return confirmedAt;
    }

    void follows(Outcome outcome) {
        outcomes.add(outcome);
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    private static FactKind kind(Fact fact) {
        if (fact instanceof Fact.SnapshotTaken) {
            return FactKind.SNAPSHOT;
        } else if (fact instanceof Fact.LifecycleSeen) {
            return FactKind.LIFECYCLE;
        } else if (fact instanceof Fact.Removed) {
            return FactKind.REMOVAL;
        } else if (fact instanceof Fact.Heartbeat) {
            return FactKind.HEARTBEAT;
        } else if (fact instanceof Fact.CoverageLost lost) {
            return lost.cause().equals("SEQUENCE_HOLE") ? FactKind.SEQUENCE_HOLE : FactKind.COVERAGE_GAP;
        } else if (fact instanceof Fact.ConditionChanged || fact instanceof Fact.MeasurementChanged) {
            return FactKind.CONDITION;
        } else if (fact instanceof Fact.Ticked) {
            return FactKind.TICK;
        } else if (fact instanceof Fact.SliceGranted) {
            return FactKind.SLICE;
        } else if (fact instanceof Fact.Attested
                || fact instanceof Fact.AttestationRevoked
                || fact instanceof Fact.Acknowledged) {
            return FactKind.STATEMENT;
        }
        return fact instanceof Fact.ExceptionDecided || fact instanceof Fact.ExceptionRevoked
                ? FactKind.EXCEPTION
                : FactKind.PUBLICATION;
    }
}
