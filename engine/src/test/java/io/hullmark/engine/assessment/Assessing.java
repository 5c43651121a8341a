package io.hullmark.engine.assessment;

import io.hullmark.engine.facts.JournalEntry;
import io.hullmark.engine.findings.Patience;
import io.hullmark.engine.fixtures.Bodies;
import io.hullmark.engine.rules.Control;
import java.time.Instant;
import java.util.List;

/** Assesses journals of tests, whose entries lie at twice their position. */
final class Assessing {
    private Assessing() {}

    static Assessment of(List<JournalEntry> entries, Instant from, Instant to, Patience patience) {
        return of(entries, scope(from, to), known(entries), patience);
    }

    static Assessment of(List<JournalEntry> entries, Scope scope, Instant known, Patience patience) {
        var fold = new AssessmentFold(scope, new ServingRules(), new Bodies(), patience);
        for (JournalEntry entry : entries) {
            if (fold.concerns(entry.at())) {
                fold.take(entry, ground(entry));
            }
        }
        return fold.end(known);
    }

    static Scope scope(Instant from, Instant to) {
        return new Scope(
                from,
                to,
                control -> control.framework().equals(ServingRules.FRAMEWORK),
                rule -> true,
                (subject, labels) -> true);
    }

    static Ground ground(JournalEntry entry) {
        return new Ground(
                "facts", entry.partition(), entry.position() * 2, entry.position(), "hash" + entry.position());
    }

    static Instant known(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::at).max(Instant::compareTo).orElseThrow();
    }

    static AssessedControl control(Assessment assessment, Control control) {
        return assessment.controls().stream()
                .filter(assessed -> assessed.control().equals(control))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + control + " in " + assessment.controls()));
    }
}
