package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Occasion;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.picture.Picture;
import io.hullmark.engine.picture.SectionMask;
import io.hullmark.engine.verdicts.Selection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges one subject by the rules that can say something new, and keeps what they say. */
final class SubjectJudge {
    private static final byte[] NO_VERDICTS = {};
    private static final int[] NO_RULES = {};
    private static final long NEVER = -1;

    /** Why a subject is judged. */
    private enum Occurrence {
        CHANGE,
        SWEEP,
        TIME
    }

    private final Picture picture;
    private final RuleBook book;
    private final ExceptionBook exceptions;
    private final AttestationBook attestations;
    private final Ledger ledger;
    private final Patience patience;
    private final Description description;
    private final Inputs inputs;
    private final Subjects subjects;
    private final Agenda agenda;
    private final Departures departures;

    SubjectJudge(
            Subjects subjects,
            Agenda agenda,
            Picture picture,
            RuleBook book,
            ExceptionBook exceptions,
            AttestationBook attestations,
            Ledger ledger,
            Patience patience) {
        this.picture = picture;
        this.book = book;
        this.exceptions = exceptions;
        this.attestations = attestations;
        this.ledger = ledger;
        this.patience = patience;
        this.description = new Description(picture);
        this.inputs = new Inputs(picture);
        this.subjects = subjects;
        this.agenda = agenda;
        this.departures = new Departures(subjects, agenda, book, ledger, patience);
    }

    /** Something changed for a subject: these sections, or nothing that its rules read. */
    void judge(ObjectKey key, int mask, Turn turn) {
        judge(key, mask, Occurrence.CHANGE, turn);
    }

    /** Nothing changed for a subject but what people want: rules and exceptions. */
    void revisit(ObjectKey key, Turn turn) {
        if (departures.isDeparted(key)) {
            departures.end(key, turn);
        } else {
            judge(key, 0, Occurrence.SWEEP, turn);
        }
    }

    /** Time has passed: tells what has lasted. */
    void settle(Turn turn) {
        for (ObjectKey key : agenda.due(turn.at())) {
            if (departures.isDeparted(key)) {
                departures.end(key, turn);
            } else {
                judge(key, 0, Occurrence.TIME, turn);
            }
        }
    }

    private void judge(ObjectKey key, int mask, Occurrence occurrence, Turn turn) {
        var visit = new Visit(key, mask, occurrence, turn);
        if (!visit.isIdle()) {
            visit.judge();
        }
    }

    /** A subject is gone, and with it its posture. */
    void remove(ObjectKey key, Turn turn) {
        subjects.find(key).filter(judged -> !departures.isDeparted(key)).ifPresent(judged -> {
            departures.depart(judged, occasion(judged.subject(), patience, turn), turn);
            turn.follows(new PostureWithdrawn(key));
        });
    }

    private Occasion occasion(Subject subject, Patience waiting, Turn turn) {
        var confirmedAt = picture.confirmedAt(subject.key().hostId()).orElse(Instant.EPOCH);
        return new Occasion(subject, turn.at(), turn.cause(), ledger.epoch(), waiting, turn.lastKnown(confirmedAt));
    }

    private static int[] union(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .sorted()
                .distinct()
                .toArray();
    }

    /** One judging of one subject: what it begins from, what is asked, and what is kept and told of it. */
    private final class Visit {
        private final ObjectKey key;
        private final Turn turn;
        private final Occurrence occurrence;
        private final boolean first;
        private final boolean back;
        private final Judged kept;
        private final long met;
        private final int[] changed;
        private final Selection concerned;
        private final boolean described;
        private final Subject subject;
        private final Optional<List<HeldFinding>> inherited;
        private final Judged before;
        private final boolean accepted;
        private final boolean attested;

        Visit(ObjectKey key, int mask, Occurrence occurrence, Turn turn) {
            this.key = key;
            this.turn = turn;
            this.occurrence = occurrence;
            var known = subjects.find(key);
            first = known.isEmpty();
            back = !first && departures.isDeparted(key);
            if (back) {
                departures.comeBack(key);
            }
            kept = known.orElseGet(() -> new Judged(description.nobody(key), NEVER, NO_VERDICTS, 0, 0, List.of()));
            met = first ? ledger.epoch().number() : ledger.met(key, kept);
            changed = met < ledger.epoch().number() ? book.rules().since(met) : NO_RULES;
            concerned =
                    first || back ? book.rules().all(key.kind()) : book.rules().concerned(key.kind(), mask);
            described = first || back || (mask & SectionMask.DESCRIBING) != 0;
            subject = described ? description.of(key, kept.subject()) : kept.subject();
            inherited = described ? departures.inherit(subject, kept.findings(), turn) : Optional.empty();
            before = inherited.map(kept::with).orElse(kept);
            accepted = isDecided() && exceptions.concerns(before.findings());
            attested = isDecided() && attestations.concerns(before);
        }

        /** Whether what people decided is looked at: nothing else must bring forward what a sweep will bring. */
        private boolean isDecided() {
            return described || occurrence == Occurrence.SWEEP || changed.length > 0;
        }

        private boolean settles() {
            return occurrence == Occurrence.TIME || inherited.isPresent();
        }

        boolean isIdle() {
            return !described && concerned.isEmpty() && changed.length == 0 && !accepted && !attested && !settles();
        }

        void judge() {
            var judging = judging();
            // first, so that what is told stands in the same order whichever rules are asked besides
            if (accepted) {
                judging.reconsider();
            }
            if (changed.length == 0) {
                judging.judge(concerned);
            } else {
                judging.judge(union(concerned.ordinals(), changed));
            }
            if (settles()) {
                judging.settle();
            }
            tell(judging);
        }

        private Judging judging() {
            var circumstances = new Once<>(() -> description.circumstances(subject));
            var accepting = exceptions.acceptance(turn.at(), circumstances);
            var acceptance = isDecided() ? accepting : new Undisturbed(before.findings(), book.rules(), accepting);
            var occasion = occasion(subject, first ? patience.withNewcomer(subject) : patience, turn);
            var testimony = attestations.of(circumstances);
            var inquiry = new Inquiry(book.rules(), key.kind(), inputs.of(key), picture.unseenSince(key.hostId()));
            return new Judging(inquiry, before, met, occasion, acceptance, testimony);
        }

        private void tell(Judging judging) {
            var retold = first
                    || back
                    || !subject.equals(kept.subject())
                    || judging.saysOtherwise()
                    || (attested && judging.attested() != kept.attested());
            // a sweep is remembered by how far it came, unless a finding's end must tell whether its rule had been met
            // before
            var recorded = changed.length > 0 && (occurrence == Occurrence.CHANGE || judging.holdsAny(changed));
            if (retold || recorded || inherited.isPresent() || judging.findingsChanged()) {
                var judged = judging.judged(retold ? judging.attested() : kept.attested());
                subjects.keep(key, judged);
                agenda.note(key, judged.findings());
            }
            judging.transitions().forEach(transition -> turn.follows(new FindingChanged(transition)));
            if (retold) {
                turn.follows(new PostureChanged(subject, judging.posture(key.kind()), ledger.epoch(), turn.at()));
            }
        }
    }
}
