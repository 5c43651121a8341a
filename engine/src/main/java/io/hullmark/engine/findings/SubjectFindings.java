package io.hullmark.engine.findings;

import io.hullmark.engine.findings.HeldFinding.State;
import io.hullmark.engine.findings.Transition.Kind;
import io.hullmark.engine.rules.Evidence;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Judgement.Failure;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.verdicts.VerdictCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one subject on one occasion. A finding that stays is not told again; one whose rule can't decide stays as it
 * was.
 */
public final class SubjectFindings {
    /** A container in which commands come and go would else gather findings for ever. */
    static final int MOST_RESOLVED = 256;

    private static final String LAST_KNOWN = "the rule can't decide now, and failed when it last could";

    private final Occasion occasion;
    private final Acceptance acceptance;
    private final List<HeldFinding> before;
    private final byte[] verdictsBefore;
    private final TreeMap<Place, HeldFinding> findings = new TreeMap<>();
    private final List<Transition> transitions = new ArrayList<>();

    private record Place(int rule, String element) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::rule).thenComparing(Place::element);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Continues from findings and from the verdicts, by ordinal of their rules, that held until now. */
    public SubjectFindings(List<HeldFinding> before, byte[] verdictsBefore, Occasion occasion, Acceptance acceptance) {
        this.occasion = occasion;
        this.acceptance = acceptance;
        this.before = before;
        this.verdictsBefore = verdictsBefore;
        before.forEach(finding -> findings.put(new Place(finding.rule(), finding.element()), finding));
    }

    /**
     * A rule says something of the subject.
     *
     * @param ordinal the rule's ordinal
     * @param requirement the rule
     * @param judgement what it says
     * @param whenPassing why a finding is resolved that no longer holds although the rule still applies
     */
    public void judged(int ordinal, Requirement requirement, Judgement judgement, Resolution whenPassing) {
        switch (judgement.verdict()) {
            case FAIL -> failed(ordinal, requirement, judgement, whenPassing);
            case PASS -> resolve(ordinal, requirement, Map.of(), whenPassing);
            case NOT_APPLICABLE ->
                resolve(
                        ordinal,
                        requirement,
                        Map.of(),
                        whenPassing == Resolution.FIXED ? Resolution.NOT_APPLICABLE : whenPassing);
            case UNKNOWN -> remember(ordinal, requirement);
            case MANUAL -> {
                if (whenPassing == Resolution.FIXED) {
                    remember(ordinal, requirement);
                } else {
                    resolve(ordinal, requirement, Map.of(), whenPassing);
                }
            }
        }
    }

    /** A rule no longer has a say, or the subject is gone. */
    public void ended(int ordinal, Requirement requirement, Resolution reason) {
        resolve(ordinal, requirement, Map.of(), reason);
    }

    /** What happened, in order. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** What is to be kept, ordered by rule and element. */
    public List<HeldFinding> after() {
        var after = new ArrayList<>(findings.values());
        var resolved = after.stream()
                .filter(finding -> finding.state() == State.RESOLVED)
                .sorted(Comparator.comparing(HeldFinding::lastSeen))
                .toList();
        after.removeAll(resolved.subList(0, Math.max(0, resolved.size() - MOST_RESOLVED)));
        return after;
    }

    /** Whether what is to be kept differs from what was. */
    public boolean changed() {
        return !before.equals(after());
    }

    private void failed(int ordinal, Requirement requirement, Judgement judgement, Resolution whenPassing) {
        var failures = new LinkedHashMap<String, Failure>();
        judgement.failures().forEach(failure -> failures.putIfAbsent(failure.element(), failure));
        resolve(ordinal, requirement, failures, whenPassing);
        failures.values().forEach(failure -> open(ordinal, requirement, failure));
    }

    private void open(int ordinal, Requirement requirement, Failure failure) {
        var place = new Place(ordinal, failure.element());
        var known = findings.get(place);
        var exception = acceptance.of(requirement, failure.element(), covering(known));
        if (known == null) {
            var finding = HeldFinding.first(ordinal, failure.element(), exception, occasion.at());
            findings.put(place, finding);
            tell(finding, kind(exception, new Kind.Opened()), requirement, failure.evidence(), failure.message());
        } else if (!known.holds() || !exception.equals(known.exception())) {
            var finding = known.held(exception, occasion.at());
            findings.put(place, finding);
            tell(
                    finding,
                    kind(exception, new Kind.Reopened()),
                    requirement,
                    failure.evidence(),
                    failure.message() + noLongerCovered(known, exception));
        } else if (!heldUntilNow(ordinal)) {
            findings.put(place, known.seen(occasion.at()));
        }
    }

    private static Optional<String> covering(@Nullable HeldFinding known) {
        return known == null ? Optional.empty() : known.exception();
    }

    /** Nobody remembers what an exception was that has ended, so the finding that is open again names it. */
    private static String noLongerCovered(HeldFinding known, Optional<String> exception) {
        return known.exception()
                .filter(before -> exception.isEmpty())
                .map(" (exception '%s' no longer covers it)"::formatted)
                .orElse("");
    }

    private static Kind kind(Optional<String> exception, Kind otherwise) {
        return exception.<Kind>map(Kind.Suppressed::new).orElse(otherwise);
    }

    private void resolve(int ordinal, Requirement requirement, Map<String, Failure> failing, Resolution reason) {
        of(ordinal).forEach((place, known) -> {
            if (known.holds() && !failing.containsKey(place.element())) {
                var finding = known.resolved(lastHeld(known));
                findings.put(place, finding);
                tell(finding, new Kind.Resolved(reason), requirement, List.of(), reason.message());
            }
        });
    }

    private boolean heldUntilNow(int ordinal) {
        return VerdictCode.at(verdictsBefore, ordinal) == VerdictCode.of(Verdict.FAIL);
    }

    /**
     * Nobody can tell now; write down until when it was known to hold. What people accept goes its own way: when an exception ends,
     * the finding is open again for all that was last known.
     */
    private void remember(int ordinal, Requirement requirement) {
        of(ordinal).forEach((place, known) -> {
            if (!known.holds()) {
                return;
            }
            var exception = acceptance.of(requirement, place.element(), known.exception());
            if (exception.equals(known.exception())) {
                findings.put(place, known.seen(lastHeld(known)));
                return;
            }
            var finding = known.held(exception, lastHeld(known));
            findings.put(place, finding);
            tell(
                    finding,
                    kind(exception, new Kind.Reopened()),
                    requirement,
                    List.of(),
                    LAST_KNOWN + noLongerCovered(known, exception));
        });
    }

    /** A finding that held until now was still there when the picture was last proved to be true. */
    private Instant lastHeld(HeldFinding finding) {
        var confirmed = occasion.confirmedAt();
        return heldUntilNow(finding.rule()) && confirmed.isAfter(finding.lastSeen()) ? confirmed : finding.lastSeen();
    }

    private Map<Place, HeldFinding> of(int ordinal) {
        return new TreeMap<>(findings.subMap(new Place(ordinal, ""), new Place(ordinal + 1, "")));
    }

    private void tell(
            HeldFinding finding, Kind kind, Requirement requirement, List<Evidence> evidence, String message) {
        var id = FindingIds.finding(requirement.id(), occasion.subject().key(), finding.element());
        transitions.add(new Transition(
                FindingIds.transition(id, occasion.cause()),
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
                occasion.cause()));
    }
}
