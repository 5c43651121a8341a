package io.hullmark.engine.journal;

import io.hullmark.engine.facts.Fact;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Acceptance;
import io.hullmark.engine.findings.FindingIds;
import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Occasion;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.findings.Requirement;
import io.hullmark.engine.findings.SubjectFindings;
import io.hullmark.engine.journal.Outcome.FindingChanged;
import java.time.Instant;
import java.util.List;

/**
 * Takes what people acknowledge to the finding that it is about. A finding keeps its id when another container takes its subject's place, so
 * the subjects of its host are looked through: a few hundred, for something that a person does.
 */
final class Acknowledgements {
    private final Subjects subjects;
    private final RuleBook book;
    private final Ledger ledger;
    private final Patience patience;

    Acknowledgements(Subjects subjects, RuleBook book, Ledger ledger, Patience patience) {
        this.subjects = subjects;
        this.book = book;
        this.ledger = ledger;
        this.patience = patience;
    }

    /** Nothing follows if nobody knows the finding, or if it is not open: resolved meanwhile, suppressed or acknowledged before. */
    void apply(Fact.Acknowledged acknowledgement, Turn turn) {
        for (Judged judged : subjects.ofHost(acknowledgement.hostId())) {
            for (HeldFinding finding : judged.findings()) {
                if (isAbout(acknowledgement, judged.subject().key(), finding)) {
                    acknowledge(judged, finding, acknowledgement, turn);
                    return;
                }
            }
        }
    }

    private boolean isAbout(Fact.Acknowledged acknowledgement, ObjectKey subject, HeldFinding finding) {
        return finding.told()
                && FindingIds.finding(book.rules().entry(finding.rule()).id(), subject, finding)
                        .equals(acknowledgement.findingId());
    }

    private void acknowledge(Judged judged, HeldFinding finding, Fact.Acknowledged acknowledgement, Turn turn) {
        var occasion = new Occasion(judged.subject(), turn.at(), turn.cause(), ledger.epoch(), patience, Instant.EPOCH);
        var findings = new SubjectFindings(judged.findings(), judged.verdicts(), occasion, Acceptance.NONE);
        var requirement = Requirement.of(book.rules().entry(finding.rule()).rule());
        findings.acknowledged(finding, requirement, acknowledgement.by(), acknowledgement.note());
        List<HeldFinding> after = findings.after();
        if (!after.equals(judged.findings())) {
            subjects.keep(judged.subject().key(), judged.with(after));
        }
        findings.transitions().forEach(transition -> turn.follows(new FindingChanged(transition)));
    }
}
