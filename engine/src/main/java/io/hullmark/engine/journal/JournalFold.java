package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.SectionReader;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.picture.Changes;
import io.hullmark.engine.picture.Picture;
import io.hullmark.engine.picture.SectionMask;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.RuleCompiler;
import io.hullmark.engine.verdicts.RuleSet;
import io.hullmark.engine.verdicts.RuleSetEpoch;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Folds one partition of the journal: applies entries in their order and says what follows. What it must remember is in its
 * {@link Memory}; what it keeps beside that only saves work, so that a fold may be continued by a new one over the same memory.
 * Not for several threads.
 */
public final class JournalFold {
    private static final int MOST_OBJECTS = 4_096;

    private final Ledger ledger;
    private final RuleBook book;
    private final ExceptionBook exceptions;
    private final AttestationBook attestations;
    private final Acknowledgements acknowledgements;
    private final Picture picture;
    private final Agenda agenda;
    private final SubjectJudge judge;
    private final Sweeper sweeper;
    private final Inputs inputs;
    private final KnownSubjects known;
    private final Revisions revisions = new Revisions();

    /** Reads rules and hosts from the memory at once. */
    public JournalFold(RuleCompiler compiler, SectionReader reader, Memory memory) {
        this(compiler, reader, memory, MOST_OBJECTS);
    }

    /** Keeps at most the given number of objects opened. */
    public JournalFold(RuleCompiler compiler, SectionReader reader, Memory memory, int mostObjects) {
        this(compiler, reader, memory, mostObjects, Patience.STANDARD);
    }

    /** Tells changes sooner or later than others do; never for a journal that is judged elsewhere as well. */
    public JournalFold(RuleCompiler compiler, SectionReader reader, Memory memory, int mostObjects, Patience patience) {
        this.ledger = new Ledger(memory);
        this.book = new RuleBook(compiler, memory, ledger);
        this.exceptions = new ExceptionBook(memory, ledger);
        this.attestations = new AttestationBook(memory, ledger);
        this.picture = new Picture(memory, reader, mostObjects);
        this.inputs = new Inputs(picture);
        this.agenda = new Agenda(memory.pending());
        var subjects = new Subjects(memory.subjects(), mostObjects);
        this.known = new KnownSubjects(subjects, book, exceptions, picture);
        this.acknowledgements = new Acknowledgements(subjects, book, ledger, patience);
        this.judge = new SubjectJudge(subjects, agenda, picture, book, exceptions, attestations, ledger, patience);
        this.sweeper = new Sweeper(memory, ledger, judge);
    }

    /** What follows from one entry, in an order that depends on nothing but the journal. */
    public List<Outcome> apply(JournalEntry entry) {
        var fact = entry.fact();
        if (fact instanceof Fact.OfHost ofHost) {
            return observe(entry, ofHost);
        } else if (fact instanceof Fact.Ticked tick) {
            return tick(entry, tick);
        }
        var turn = new Turn(entry, "");
        if (fact instanceof Fact.RulePublished publication) {
            book.apply(publication).ifPresent(turn::follows);
        } else if (fact instanceof Fact.PolicyPublished publication) {
            book.apply(publication).ifPresent(turn::follows);
        } else if (fact instanceof Fact.RuleWithdrawn withdrawal) {
            book.apply(withdrawal);
        } else if (fact instanceof Fact.ExceptionDecided decision) {
            exceptions.apply(decision, entry.at());
        } else if (fact instanceof Fact.ExceptionRevoked revocation) {
            exceptions.apply(revocation);
        } else if (fact instanceof Fact.Attested attested) {
            attestations.apply(attested, entry.at());
        } else if (fact instanceof Fact.AttestationRevoked revocation) {
            attestations.apply(revocation);
        } else if (fact instanceof Fact.Acknowledged acknowledged) {
            acknowledgements.apply(acknowledged, turn);
        } else if (fact instanceof Fact.SliceGranted slice) {
            sweeper.sweep(slice.subjects(), turn);
        } else {
            throw new IllegalArgumentException("nobody applies " + fact);
        }
        return turn.outcomes();
    }

    /** The earliest moment at which a tick of the clock would change something. */
    public Optional<Instant> nextDeadline() {
        return Stream.of(picture.nextDeadline(), exceptions.nextDeadline(), attestations.nextDeadline(), agenda.next())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Whether a heartbeat lists just what is known, so that {@link Fact.HostConfirmed} says as much. */
    public boolean confirms(Fact.HostHeard heartbeat) {
        return picture.isConfirmedBy(heartbeat);
    }

    /** Whether a re-judgement waits for a slice to be granted. */
    public boolean sliceDue() {
        return ledger.standing().sweep().isPresent();
    }

    /** What a rule on a subject can read of it now. */
    public Bindings inputs(ObjectKey subject) {
        return inputs.of(subject);
    }

    /** The containers and images of a host, ordered. */
    public List<ObjectKey> subjects(String hostId) {
        return picture.subjects(hostId);
    }

    /**
     * A number that is another one whenever anything of a host or of its subjects changed that can be read here, what was condensed of
     * them included. What follows from rules, exceptions and findings is not told by it.
     */
    public long revision(String hostId) {
        return revisions.of(hostId);
    }

    /** What is known of them beside what was told. */
    public KnownSubjects known() {
        return known;
    }

    /** The rules as they stand now; another set whenever one changed. */
    public RuleSet rules() {
        return book.rules();
    }

    /** The name of the rules in force. */
    public RuleSetEpoch epoch() {
        return ledger.epoch();
    }

    /** A host, image or container as rules see it now, effective values included. */
    public Struct seen(ObjectKey subject) {
        return switch (subject.kind()) {
            case HOST -> picture.host(subject.hostId());
            case IMAGE -> picture.image(subject);
            case CONTAINER -> picture.container(subject);
            case NETWORK, VOLUME -> throw new IllegalArgumentException("nobody judges " + subject);
        };
    }

    private List<Outcome> observe(JournalEntry entry, Fact.OfHost fact) {
        var changes = new Changes();
        picture.heard(fact.hostId(), entry.at(), ledger.standing().now(), changes);
        if (fact instanceof Fact.SnapshotTaken snapshot) {
            picture.apply(snapshot, changes);
        } else if (fact instanceof Fact.LifecycleSeen event) {
            picture.apply(event, changes);
        } else if (fact instanceof Fact.Removed removal) {
            picture.apply(removal, changes);
        } else if (fact instanceof Fact.HostHeard heartbeat) {
            picture.apply(heartbeat, entry.at(), changes);
        } else if (fact instanceof Fact.HostConfirmed heartbeat) {
            picture.apply(heartbeat, entry.at(), changes);
        } else if (fact instanceof Fact.HostPresent heartbeat) {
            picture.apply(heartbeat, entry.at(), changes);
        } else if (fact instanceof Fact.CoverageLost gap) {
            picture.apply(gap, changes);
        } else if (fact instanceof Fact.ConditionChanged change) {
            picture.apply(change, changes);
            revisions.see(fact.hostId());
        } else if (fact instanceof Fact.MeasurementChanged change) {
            picture.apply(change, changes);
            revisions.see(fact.hostId());
        } else {
            throw new IllegalArgumentException("nobody applies " + fact);
        }
        return judge(entry, changes).outcomes();
    }

    private List<Outcome> tick(JournalEntry entry, Fact.Ticked tick) {
        ledger.tick(tick.now());
        var changes = new Changes();
        picture.tick(ledger.standing().now(), changes);
        exceptions.tick(ledger.standing().now());
        attestations.tick(ledger.standing().now());
        var turn = judge(entry, changes);
        judge.settle(turn);
        return turn.outcomes();
    }

    private Turn judge(JournalEntry entry, Changes changes) {
        picture.settle(changes);
        revisions.see(changes);
        changes.hosts().forEach((hostId, mask) -> {
            if (concernsOthers(mask)) {
                picture.subjects(hostId).forEach(subject -> changes.change(subject, mask));
            }
        });
        var turn = new Turn(entry, changes.action());
        if (changes.removed().isEmpty()) {
            changes.changed().forEach((subject, mask) -> judge.judge(subject, mask, turn));
            return turn;
        }
        var subjects = new TreeSet<ObjectKey>(changes.changed().keySet());
        subjects.addAll(changes.removed());
        for (ObjectKey subject : subjects) {
            if (changes.removed().contains(subject)) {
                judge.remove(subject, turn);
            } else {
                judge.judge(subject, changes.changed().getOrDefault(subject, 0), turn);
            }
        }
        return turn;
    }

    private boolean concernsOthers(int mask) {
        return (mask & SectionMask.DESCRIBING) != 0
                || !book.rules().concerned(ObjectKind.CONTAINER, mask).isEmpty()
                || !book.rules().concerned(ObjectKind.IMAGE, mask).isEmpty();
    }
}
