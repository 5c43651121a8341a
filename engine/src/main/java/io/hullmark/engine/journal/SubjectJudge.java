package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.Occasion;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.SubjectFindings;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import io.hullmark.engine.journal.Outcome.PostureChanged;
import io.hullmark.engine.journal.Outcome.PostureWithdrawn;
import io.hullmark.engine.picture.Picture;
import io.hullmark.engine.picture.Recent;
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
        SWEEP
    }

    private final Memory memory;
    private final Picture picture;
    private final RuleBook book;
    private final ExceptionBook exceptions;
    private final Ledger ledger;
    private final Description description;
    private final Recent<ObjectKey, Judged> recent;

    SubjectJudge(Memory memory, Picture picture, RuleBook book, ExceptionBook exceptions, Ledger ledger, int most) {
        this.memory = memory;
        this.picture = picture;
        this.book = book;
        this.exceptions = exceptions;
        this.ledger = ledger;
        this.description = new Description(picture);
        this.recent = new Recent<>(most);
    }

    /** Something changed for a subject: these sections, or nothing that its rules read. */
    void judge(ObjectKey key, int mask, Turn turn) {
        judge(key, mask, Occurrence.CHANGE, turn);
    }

    /** Nothing changed for a subject but what people want: rules and exceptions. */
    void revisit(ObjectKey key, Turn turn) {
        judge(key, 0, Occurrence.SWEEP, turn);
    }

    private void judge(ObjectKey key, int mask, Occurrence occurrence, Turn turn) {
        var known = find(key);
        var before = known.orElseGet(() -> new Judged(description.nobody(key), NEVER, NO_VERDICTS, 0, List.of()));
        long met = known.isPresent() ? ledger.met(key, before) : NEVER;
        var rules = book.rules();
        var changed = known.isPresent() && met < ledger.epoch().number() ? rules.since(met) : NO_RULES;
        var concerned = known.isPresent() ? rules.concerned(key.kind(), mask) : rules.all(key.kind());
        var described = known.isEmpty() || (mask & SectionMask.DESCRIBING) != 0;
        var accepted = (described || occurrence == Occurrence.SWEEP || changed.length > 0)
                && exceptions.concerns(before.findings());
        if (known.isPresent() && !described && concerned.isEmpty() && changed.length == 0 && !accepted) {
            return;
        }
        var subject = described ? description.of(key, before.subject()) : before.subject();
        var acceptance = exceptions.acceptance(turn.at(), () -> description.circumstances(subject));
        var judging = new Judging(rules, before, met, bindings(key), occasion(subject, turn), acceptance);
        if (changed.length == 0) {
            judging.judge(concerned);
        } else {
            judging.judge(union(concerned.ordinals(), changed));
        }
        if (accepted) {
            judging.reconsider();
        }
        var retold = known.isEmpty() || !subject.equals(before.subject()) || judging.saysOtherwise();
        // a sweep is remembered by how far it came, unless a finding's end must tell whether its rule had been met
        // before
        var recorded = changed.length > 0 && (occurrence == Occurrence.CHANGE || judging.holdsAny(changed));
        if (retold || recorded || judging.findingsChanged()) {
            keep(
                    key,
                    new Judged(
                            subject,
                            ledger.epoch().number(),
                            judging.verdicts(),
                            judging.reasons(),
                            judging.findings()));
        }
        judging.transitions().forEach(transition -> turn.follows(new FindingChanged(transition)));
        if (retold) {
            turn.follows(new PostureChanged(subject, judging.posture(key.kind()), ledger.epoch(), turn.at()));
        }
    }

    /** A subject is gone, and with it its findings. */
    void remove(ObjectKey key, Turn turn) {
        var known = find(key);
        if (known.isEmpty()) {
            return;
        }
        var judged = known.get();
        var findings = new SubjectFindings(
                judged.findings(), judged.verdicts(), occasion(judged.subject(), turn), Acceptance.NONE);
        judged.findings().stream()
                .mapToInt(finding -> finding.rule())
                .distinct()
                .forEach(ordinal -> findings.ended(
                        ordinal, Requirement.of(book.rules().entry(ordinal).rule()), turn.removal()));
        findings.transitions().forEach(transition -> turn.follows(new FindingChanged(transition)));
        turn.follows(new PostureWithdrawn(key));
        memory.subjects().forget(key);
        recent.forget(key);
    }

    private Optional<Judged> find(ObjectKey key) {
        var known = recent.find(key);
        if (known != null) {
            return Optional.of(known);
        }
        var read = memory.subjects().find(key);
        read.ifPresent(judged -> recent.put(key, judged));
        return read;
    }

    private void keep(ObjectKey key, Judged judged) {
        memory.subjects().put(key, judged);
        recent.put(key, judged);
    }

    private Occasion occasion(Subject subject, Turn turn) {
        var confirmedAt = picture.confirmedAt(subject.key().hostId()).orElse(Instant.EPOCH);
        return new Occasion(subject, turn.at(), turn.cause(), ledger.epoch(), turn.lastKnown(confirmedAt));
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
