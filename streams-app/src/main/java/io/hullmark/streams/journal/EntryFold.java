package io.hullmark.streams.journal;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.journal.HeapMemory;
import io.hullmark.engine.journal.JournalFold;
import io.hullmark.engine.journal.Memory;
import io.hullmark.engine.journal.Outcome;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.schemas.codec.SchemaArchive;
import io.hullmark.streams.wire.OutcomeWriter;
import io.hullmark.streams.wire.OutwardCodecs;
import io.hullmark.streams.wire.WireSections;
import io.hullmark.wire.JournalEntry;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Folds entries of one partition with the engine alone, all of its memory on the heap. For one thread. */
public final class EntryFold {
    private final int partition;
    private final JournalFold fold;
    private final EntryFacts facts;
    private final OutcomeWriter writer = new OutcomeWriter(OutwardCodecs.singleObject());

    private EntryFold(int partition, JournalFold fold, EntryFacts facts) {
        this.partition = partition;
        this.fold = fold;
        this.facts = facts;
    }

    /** A fold that knows nothing yet. */
    public static EntryFold of(int partition, RuleCompiler compiler, SchemaArchive schemas) {
        return of(partition, compiler, schemas, new HeapMemory());
    }

    /** A fold that goes on with what another one remembered. */
    public static EntryFold of(int partition, RuleCompiler compiler, SchemaArchive schemas, Memory memory) {
        return new EntryFold(
                partition,
                new JournalFold(compiler, new WireSections(schemas), memory),
                EntryFacts.of(partition, schemas));
    }

    /**
     * What follows from the next entry; nothing from one of a kind that came after this version.
     *
     * @throws DamagedJournalException if its fact can't be read
     */
    public List<Outcome> apply(JournalEntry entry) {
        return facts.fact(entry).map(fact -> apply(entry, fact)).orElse(List.of());
    }

    /** What follows from the next entry, whose fact was opened before. */
    public List<Outcome> apply(JournalEntry entry, Fact fact) {
        return fold.apply(
                new io.hullmark.engine.facts.JournalEntry(partition, entry.getPosition(), entry.getAt(), fact));
    }

    /** What the next entry adds to the violations topic, as the values of its records in single-object encoding. */
    public List<byte[]> violations(JournalEntry entry) {
        return violations(apply(entry));
    }

    /** What is told of all that followed from an entry, in the same form. */
    public List<byte[]> violations(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(FindingChanged.class::isInstance)
                .map(outcome -> writer.violation((FindingChanged) outcome))
                .toList();
    }

    /** A host, image or container as rules see it now, effective values included. */
    public Struct seen(ObjectKey subject) {
        return fold.seen(subject);
    }

    /** The controls that each rule in force serves, by its id. */
    public SortedMap<String, List<Control>> controls() {
        var controls = new TreeMap<String, List<Control>>();
        for (ObjectKind kind : ObjectKind.values()) {
            fold.rules()
                    .on(kind)
                    .forEach(entry ->
                            controls.put(entry.id().value(), entry.rule().controls()));
        }
        return controls;
    }
}
