package io.hullmark.engine.findings;

import io.hullmark.engine.facts.Evidence;
import io.hullmark.engine.findings.HeldFinding.State;
import io.hullmark.engine.findings.Transition.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what becomes of the findings of one subject on one occasion, and gives back what is to be kept of each. */
final class Telling {
    /** What a finding says that can't be looked at any more. */
    static final String LAST_KNOWN = "the rule can't decide now, and failed when it last could";

    private final Occasion occasion;
    private final Acceptance acceptance;
    private final List<Transition> transitions = new ArrayList<>();

    Telling(Occasion occasion, Acceptance acceptance) {
        this.occasion = occasion;
        this.acceptance = acceptance;
    }

    List<Transition> transitions() {
        return transitions;
    }

    /** A finding that nobody heard of, or that was resolved, holds. */
    HeldFinding opened(HeldFinding finding, Requirement requirement, List<Evidence> evidence, String message) {
        var exception = acceptance.of(requirement, finding.element(), Optional.empty());
        var otherwise = finding.transitions() == 0 ? new Kind.Opened() : new Kind.Reopened();
        return tell(
                finding.held(exception, finding.lastSeen()),
                kind(exception, otherwise),
                requirement,
                evidence,
                message + damped(finding));
    }

    /** A finding that was told still holds; an exception may have come or gone. */
    HeldFinding considered(
            HeldFinding finding, Requirement requirement, List<Evidence> evidence, String message, Instant seen) {
        var exception = acceptance.of(requirement, finding.element(), finding.exception());
        if (exception.equals(finding.exception())) {
            return finding;
        }
        var next = finding.held(exception, seen);
        var kind = kind(exception, new Kind.Reopened());
        return tell(next, kind, requirement, evidence, message + noLongerCovered(finding, exception));
    }

    HeldFinding acknowledged(HeldFinding finding, Requirement requirement, String by, String note) {
        if (finding.state() != State.OPEN) {
            return finding;
        }
        var kind = new Kind.Acknowledged(by, note);
        return tell(finding.acknowledged(), kind, requirement, List.of(), by + " works on it: " + note);
    }

    HeldFinding resolved(HeldFinding finding, Requirement requirement, Resolution reason) {
        return tell(finding.resolved(), new Kind.Resolved(reason), requirement, List.of(), reason.message());
    }

    private static Kind kind(Optional<String> exception, Kind otherwise) {
        return exception.<Kind>map(Kind.Suppressed::new).orElse(otherwise);
    }

    /** Nobody remembers what an exception was that has ended, so the finding that is open again names it. */
    private static String noLongerCovered(HeldFinding finding, Optional<String> exception) {
        return finding.exception()
                .filter(before -> exception.isEmpty())
                .map(" (exception '%s' no longer covers it)"::formatted)
                .orElse("");
    }

    private String damped(HeldFinding finding) {
        var patience = occasion.patience();
        return finding.episode().returns() < patience.returns()
                ? ""
                : " (back for the %d. time: its end is told when it has been gone for %d minutes)"
                        .formatted(
                                finding.episode().returns(), patience.damping().toMinutes());
    }

    private HeldFinding tell(
            HeldFinding finding, Kind kind, Requirement requirement, List<Evidence> evidence, String message) {
        var id = FindingIds.finding(requirement.id(), occasion.subject().key(), finding);
        transitions.add(new Transition(
                FindingIds.transition(id, finding.transitions(), occasion.cause()),
                id,
                finding.transitions(),
                kind,
                occasion.at(),
                requirement,
                occasion.epoch(),
                occasion.subject(),
                finding.element(),
                evidence,
                message,
                finding.firstSeen(),
                finding.lastSeen(),
                finding.episode(),
                occasion.cause()));
        return finding;
    }
}
