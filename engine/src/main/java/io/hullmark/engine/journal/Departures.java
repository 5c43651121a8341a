package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.Cause;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Occasion;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.Resolution;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.SubjectFindings;
import io.hullmark.engine.findings.Succession;
import io.hullmark.engine.findings.Workload;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Subjects that are gone. The findings of a container wait for the next one of its workload, so that a redeployment tells what it
 * changed and nothing else; all others end at once.
 */
final class Departures {
    private final Subjects subjects;
    private final Agenda agenda;
    private final RuleBook book;
    private final Ledger ledger;
    private final Patience patience;
    /** By what is kept alone, so that a fold that begins anew takes the same one of several. */
    private final Map<Workload, TreeSet<ObjectKey>> waiting = new HashMap<>();

    Departures(Subjects subjects, Agenda agenda, RuleBook book, Ledger ledger, Patience patience) {
        this.subjects = subjects;
        this.agenda = agenda;
        this.book = book;
        this.ledger = ledger;
        this.patience = patience;
        agenda.departed().forEach(key -> workload(key).ifPresent(workload -> await(workload, key)));
    }

    private Optional<Workload> workload(ObjectKey key) {
        return subjects.find(key).flatMap(judged -> Workload.of(judged.subject()));
    }

    private void await(Workload workload, ObjectKey key) {
        waiting.computeIfAbsent(workload, any -> new TreeSet<>()).add(key);
    }

    /** A subject went away on this occasion. */
    void depart(Judged judged, Occasion occasion, Turn turn) {
        var subject = judged.subject();
        var key = subject.key();
        var workload = Workload.of(subject).filter(any -> !patience.succession().isZero());
        boolean waits = turn.removal() == Resolution.SUBJECT_REMOVED
                && judged.findings().stream().anyMatch(finding -> finding.told() || finding.holds());
        if (workload.isEmpty() || !waits) {
            forget(key);
            end(judged.findings(), judged.verdicts(), occasion, turn);
            return;
        }
        var findings = new SubjectFindings(judged.findings(), judged.verdicts(), occasion, Acceptance.NONE);
        findings.departed();
        subjects.keep(key, judged.with(findings.after()));
        var due = turn.at().plus(patience.succession());
        agenda.note(key, Optional.of(new Pending(due, Optional.of(turn.cause()))));
        await(workload.get(), key);
    }

    boolean isDeparted(ObjectKey key) {
        return agenda.of(key).filter(Pending::isDeparted).isPresent();
    }

    /** A subject that was taken for gone is there after all. */
    void comeBack(ObjectKey key) {
        agenda.note(key, Optional.empty());
        workload(key)
                .ifPresent(workload -> waiting.computeIfPresent(
                        workload, (any, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys));
    }

    /** Nobody took its place. */
    void end(ObjectKey key, Turn turn) {
        var judged = subjects.find(key).orElseThrow();
        var removal = agenda.of(key).flatMap(Pending::removal).orElse(turn.cause());
        forget(key);
        end(judged.findings(), judged.verdicts(), occasion(judged.subject(), removal, turn), turn);
    }

    /** The findings of a container whose workload had another container before; empty if it had none. */
    Optional<List<HeldFinding>> inherit(Subject newcomer, List<HeldFinding> own, Turn turn) {
        var older = waiting.isEmpty()
                ? Optional.<ObjectKey>empty()
                : Workload.of(newcomer)
                        .flatMap(workload ->
                                Optional.ofNullable(waiting.get(workload)).map(TreeSet::last));
        return older.map(key -> {
            var judged = subjects.find(key).orElseThrow();
            var succession = Succession.of(
                    own, judged.findings(), key.id(), turn.at(), turn.at().plus(patience.succession()));
            var left = occasion(judged.subject(), turn.cause(), turn);
            forget(key);
            end(succession.left(), judged.verdicts(), left, turn);
            return succession.findings();
        });
    }

    private void forget(ObjectKey key) {
        comeBack(key);
        subjects.forget(key);
    }

    private void end(List<HeldFinding> ending, byte[] verdicts, Occasion occasion, Turn turn) {
        var findings = new SubjectFindings(ending, verdicts, occasion, Acceptance.NONE);
        ending.stream()
                .mapToInt(HeldFinding::rule)
                .distinct()
                .forEach(ordinal -> findings.ended(
                        ordinal, Requirement.of(book.rules().entry(ordinal).rule()), turn.removal()));
        findings.transitions().forEach(transition -> turn.follows(new FindingChanged(transition)));
    }

    /** What it had last was written down when it went, so nothing was confirmed since. */
    private Occasion occasion(Subject subject, Cause cause, Turn turn) {
        return new Occasion(subject, turn.at(), cause, ledger.epoch(), patience, Instant.EPOCH);
    }
}
