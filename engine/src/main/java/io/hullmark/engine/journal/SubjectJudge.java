package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Occasion;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.picture.Picture;
import io.hullmark.engine.picture.SectionMask;
import io.hullmark.engine.rules.Bindings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges one subject by the rules that can say something new, and keeps what they say. */
final class SubjectJudge {
    private static final Struct NO_IMAGE = Struct.of(ImageFacts.TYPE).build();
    private static final Struct NO_CONTAINER = Struct.of(ContainerFacts.TYPE).build();
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
        var known = subjects.find(key);
        boolean back = known.isPresent() && departures.isDeparted(key);
        if (back) {
            departures.comeBack(key);
        }
        var kept = known.orElseGet(() -> new Judged(description.nobody(key), NEVER, NO_VERDICTS, 0, 0, List.of()));
        long met = known.isPresent() ? ledger.met(key, kept) : ledger.epoch().number();
        var rules = book.rules();
        var changed = met < ledger.epoch().number() ? rules.since(met) : NO_RULES;
        var concerned = known.isPresent() ? rules.concerned(key.kind(), mask) : rules.all(key.kind());
        var described = known.isEmpty() || back || (mask & SectionMask.DESCRIBING) != 0;
        var subject = described ? description.of(key, kept.subject()) : kept.subject();
        var inherited =
                described ? departures.inherit(subject, kept.findings(), turn) : Optional.<List<HeldFinding>>empty();
        var before = inherited.map(kept::with).orElse(kept);
        // anything else that made somebody ask must not bring forward what a sweep or a tick will bring
        var decided = described || occurrence == Occurrence.SWEEP || changed.length > 0;
        var accepted = decided && exceptions.concerns(before.findings());
        var attested = decided && attestations.concerns(before);
        boolean settles = occurrence == Occurrence.TIME || inherited.isPresent();
        if (!described && concerned.isEmpty() && changed.length == 0 && !accepted && !attested && !settles) {
            return;
        }
        var circumstances = new Once<>(() -> description.circumstances(subject));
        var accepting = exceptions.acceptance(turn.at(), circumstances);
        var acceptance = decided ? accepting : new Undisturbed(before.findings(), rules, accepting);
        var occasion = occasion(subject, known.isPresent() ? patience : patience.withNewcomer(subject), turn);
        var testimony = attestations.of(circumstances);
        var judging = new Judging(rules, before, met, bindings(key), occasion, acceptance, testimony);
        // first, so that what is told stands in the same order whichever rules are asked besides
        if (accepted) {
            judging.reconsider();
        }
        if (changed.length == 0) {
            judging.judge(concerned);
        } else {
            judging.judge(union(concerned.ordinals(), changed));
        }
        if (settles) {
            judging.settle();
        }
        var retold = known.isEmpty()
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

    private Bindings bindings(ObjectKey key) {
        var host = picture.host(key.hostId());
        return switch (key.kind()) {
            case HOST -> new Bindings(host, NO_IMAGE, NO_CONTAINER);
            case IMAGE -> new Bindings(host, picture.image(key), NO_CONTAINER);
            case CONTAINER -> new Bindings(host, picture.imageOf(key), picture.container(key));
            case NETWORK, VOLUME -> throw new IllegalArgumentException("nobody judges " + key);
        };
    }

    private static int[] union(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .sorted()
                .distinct()
                .toArray();
    }
}
