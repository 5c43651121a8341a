package io.hullmark.engine.journal;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.picture.Picture;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleMode;
import io.hullmark.engine.rules.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What a fold knows of its subjects, for those who stand beside it. They change nothing. */
public final class KnownSubjects {
    private final Subjects subjects;
    private final RuleBook book;
    private final ExceptionBook exceptions;
    private final Description description;

    KnownSubjects(Subjects subjects, RuleBook book, ExceptionBook exceptions, Picture picture) {
        this.subjects = subjects;
        this.book = book;
        this.exceptions = exceptions;
        this.description = new Description(picture);
    }

    /** Who a subject is; empty while nothing has been seen of it. */
    public Optional<Subject> find(ObjectKey key) {
        return subjects.find(key).map(Judged::subject);
    }

    /** How bad the worst is of what is open on a subject: neither suppressed nor of a rule in shadow. */
    public Optional<Severity> worstOpen(ObjectKey key) {
        return subjects.find(key)
                .flatMap(judged -> judged.findings().stream()
                        .filter(finding -> finding.state() == HeldFinding.State.OPEN
                                || finding.state() == HeldFinding.State.ACKNOWLEDGED)
                        .map(finding -> book.rules().entry(finding.rule()).rule())
                        .filter(rule -> rule.mode() == RuleMode.ENFORCE)
                        .map(Rule::severity)
                        .max(Comparator.naturalOrder()));
    }

    /** What people accept of a subject at a moment. */
    public Acceptance acceptance(Subject subject, Instant at) {
        return exceptions.acceptance(at, () -> description.circumstances(subject));
    }
}
