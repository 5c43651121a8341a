package io.hullmark.streams.replay;

import io.hullmark.engine.coverage.Contacts;
import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.journal.EntryFold;
import io.hullmark.streams.savepoints.Milestone;
import io.hullmark.streams.savepoints.Savepoint;
import io.hullmark.streams.wire.PostureRecords;
import io.hullmark.wire.Posture;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a replay remembers of a partition's journal: a fold, what it said last of each subject, and who was heard. */
final class Recollection {
    private final HeapMemory memory;
    private final EntryFold fold;
    private final Contacts contacts;
    /** Made into records only where somebody wants them. */
    private final TreeMap<ObjectKey, Supplier<Posture>> postures = new TreeMap<>();

    private Recollection(HeapMemory memory, EntryFold fold, Contacts contacts) {
        this.memory = memory;
        this.fold = fold;
        this.contacts = contacts;
    }

    /**
     * Remembers nothing yet.
     *
     * @param moment until when contacts with hosts count as past
     */
    static Recollection ofNothing(int partition, Instant moment, RuleCompiler compiler, SchemaArchive schemas) {
        var memory = new HeapMemory();
        return new Recollection(memory, EntryFold.of(partition, compiler, schemas, memory), new Contacts(moment));
    }

    /** Remembers what is in a savepoint. */
    static Recollection of(
            Savepoint savepoint, int partition, Instant moment, RuleCompiler compiler, SchemaArchive schemas) {
        var memory = savepoint.memory();
        var recollection = new Recollection(
                memory, EntryFold.of(partition, compiler, schemas, memory), new Contacts(moment, savepoint.heard()));
        savepoint.postures().forEach((subject, posture) -> recollection.postures.put(subject, () -> posture));
        return recollection;
    }

    /** A host was heard. */
    void hear(KnownEntry entry, Fact fact) {
        if (fact instanceof Fact.OfHost ofHost) {
            contacts.heard(ofHost, entry.entry().getAt());
        }
    }

    /** What follows from the next entry. */
    List<Outcome> fold(KnownEntry entry, Fact fact) {
        var outcomes = fold.apply(entry.entry(), fact);
        for (Outcome outcome : outcomes) {
            if (outcome instanceof PostureChanged changed) {
                postures.put(changed.subject().key(), () -> PostureRecords.of(changed));
            } else if (outcome instanceof PostureWithdrawn withdrawn) {
                postures.remove(withdrawn.subject());
            }
        }
        return outcomes;
    }

    EntryFold fold() {
        return fold;
    }

    Contacts contacts() {
        return contacts;
    }

    /** What rules said last of each subject that is there. */
    SortedMap<ObjectKey, Supplier<Posture>> postures() {
        return postures;
    }

    /** All of it, to begin at a milestone another time; to be kept before the next entry is folded. */
    Savepoint savepoint(Milestone milestone) {
        var records = new TreeMap<ObjectKey, Posture>();
        postures.forEach((subject, posture) -> records.put(subject, posture.get()));
        return new Savepoint(milestone, memory, records, contacts.heard());
    }
}
